import { exec } from "node:child_process";
import asyncHandler from "express-async-handler";
import express from "express";
import Fastify from "fastify";
import { Elysia } from "elysia";
import amqp from "amqplib";
import handlebars from "handlebars";
import { createClient } from "redis";
import Hapi from "@hapi/hapi";

const app = express();
const fastify = Fastify();
fastify.get("/host", async (request, reply) => {
  reply.type("text/html").send(`<p>${request.headers.host}</p>`); // !either xss-server-response -- no link chooses a host
  exec(`print ${request.headers["x-forwarded-host"]}`); // !alert command-injection
  exec(`print ${request.ip.length}`); // !safe command-injection
});

new Elysia().post("/", ({ body }) => {
  exec(`print ${(body as { name: string }).name}`); // !alert command-injection
  exec(`print ${Number((body as { name: string }).name)}`); // !safe command-injection
});

app.get(
  "/thrown",
  asyncHandler(async (req) => {
    throw new Error(`no ${req.query.name}`); // !source
  }),
);
app.use((error: Error, req: express.Request, res: express.Response, next: express.NextFunction) => {
  res.send(`<p>${error.message}</p>`); // !alert xss-server-response
});

export async function listen() {
  const channel = await (await amqp.connect("amqp://localhost")).createChannel();
  await channel.consume("labels", (message) => {
    handlebars.compile(String(message?.content)); // !alert template-injection
    handlebars.compile("{{note}}")({ note: String(message?.content) }); // !safe template-injection
  });
  const redis = createClient();
  handlebars.compile((await redis.get("label")) ?? ""); // !alert template-injection
  handlebars.compile(String(Number(await redis.get("label")))); // !safe template-injection
}

const server = Hapi.server();
server.route({
  method: "GET",
  path: "/page",
  handler: (request, h) => {
    return h.response(`<p>${request.query.name}</p>`).type("text/html"); // !alert xss-server-response
  },
});
