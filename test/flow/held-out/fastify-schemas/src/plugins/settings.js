import { execFile, execSync } from "node:child_process";
import ejs from "ejs";
import Redis from "ioredis";

const redis = new Redis();
const jobs = new Map();

export async function settings(app) {
  app.post("/jobs", async (request, reply) => {
    const id = String(jobs.size);
    jobs.set(id, { host: request.body.host, state: "new" });
    return reply.send({ id });
  });
  app.post("/jobs/:id/ping", async (request) => {
    const job = jobs.get(request.params.id);
    return execSync(`ping -c 1 ${job.host}`).toString(); // !alert command-injection
  });
  app.post("/jobs/:id/lookup", async (request) => {
    const job = jobs.get(request.params.id);
    return new Promise((resolve) => execFile("getent", ["hosts", "--", String(job.host)], (error, out) => resolve(out))); // !safe command-injection
  });
  app.post("/template", async (request, reply) => {
    reply.type("text/html");
    return ejs.render(request.body.template, { shop: "Vinyl" }); // !alert template-injection
  });
  app.post("/template/fixed", async (request, reply) => {
    reply.type("text/html");
    return ejs.render("<p><%= text %></p>", { text: request.body.template }); // !safe template-injection
  });
  app.post("/rule", async (request) => {
    const [name, ...code] = request.body.rule.split(":");
    return { name, value: eval(code.join(":")) }; // !alert code-injection
  });
  app.post("/rule/number", async (request) => {
    const [name, ...code] = request.body.rule.split(":");
    return { name, value: eval(`1 + ${Number(code[0])}`) }; // !safe code-injection
  });
  app.get("/script", async (request) => {
    return redis.eval(`return redis.call('get', '${request.query.key}')`, 0); // !alert code-injection
  });
  app.get("/script/keys", async (request) => {
    return redis.eval("return redis.call('get', KEYS[1])", 1, String(request.query.key)); // !safe code-injection
  });
}
