import { exec } from "node:child_process";
import Fastify from "fastify";
import mercurius from "mercurius";
import { fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import { initTRPC } from "@trpc/server";
import type { HttpContext } from "@adonisjs/core/http";
import type { APIContext } from "astro";
import type { RequestEvent } from "@sveltejs/kit";
import type { APIGatewayProxyEvent } from "aws-lambda";
import Hapi from "@hapi/hapi";
import Koa from "koa";
import multer from "@koa/multer";
import Router from "@koa/router";
import { defineEventHandler, getQuery } from "h3";
import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3";
import { parse } from "csv-parse/sync";
import handlebars from "handlebars";
import { z } from "zod";

export default class OrdersController {
  async show({ auth, request }: HttpContext) {
    exec(`print ${auth.user!.name}`); // !safe command-injection
    exec(`print ${request.input("name")}`); // !alert command-injection
  }
}
export async function GET({ cookies }: APIContext) {
  exec(`print ${cookies.get("theme")?.value}`); // !alert command-injection
}
export async function load({ cookies }: RequestEvent) {
  exec(`print ${cookies.get("theme")}`); // !alert command-injection
}
export async function handler(event: APIGatewayProxyEvent) {
  exec(`print ${event.path}`); // !alert command-injection
  exec(`print ${event.requestContext.authorizer?.principalId}`); // !safe command-injection
}
const server = Hapi.server();
server.route({
  method: "GET",
  path: "/",
  handler: (request, h) => {
    exec(`print ${request.auth.credentials.name}`); // !safe command-injection
    return h(`<p>${request.query.name}</p>`); // !alert xss-server-response
  },
});
const router = new Router();
router.post("/upload", multer().single("image"), (ctx) => {
  exec(`file ${ctx.file.originalname}`); // !alert command-injection
});
new Koa().use(router.routes());

const fastify = Fastify();
fastify.register(mercurius, { schema: "type Query { a: String }", context: (request) => ({ name: request.headers["x-name"] }), resolvers: { Query: { a: (_, args, context) => exec(`print ${context.name}`) } } }); // !alert command-injection
const t = initTRPC.context<{ name: string }>().create();
const trpc = t.router({ a: t.procedure.query(({ ctx }) => exec(`print ${ctx.name}`)) }); // !alert command-injection
fastify.register(fastifyTRPCPlugin, { prefix: "/trpc", trpcOptions: { router: trpc, createContext: ({ req }) => ({ name: req.headers["x-name"] }) } });

export async function stored() {
  const s3 = new S3Client({});
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: "b", Key: "k" }));
  handlebars.compile(String(Body)); // !alert template-injection
  const rows = parse("a,b");
  handlebars.compile(rows[0].note); // !alert template-injection
}
process.dlopen(module, "./addon.node"); // !safe unsafe-dynamic-import
