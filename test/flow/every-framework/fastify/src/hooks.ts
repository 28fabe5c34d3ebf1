import type { FastifyInstance } from "fastify";
import { createHmac, timingSafeEqual } from "node:crypto";

const digestOf = (body: string | Buffer) => createHmac("sha256", process.env.HOOK_KEY!).update(body).digest();

export async function hooks(app: FastifyInstance) {
  app.post("/orders", async (request, reply) => {
    const digest = createHmac("sha256", process.env.HOOK_KEY!).update(JSON.stringify(request.body)).digest(); // !alert webhook-parsed-body-verified
    if (!timingSafeEqual(digest, Buffer.from(String(request.headers["x-signature"]), "hex"))) return reply.code(401).send();
    return {};
  });
  app.register(async (bytes) => {
    bytes.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    bytes.post("/payments", async (request, reply) => {
      const digest = digestOf(request.body as Buffer); // !safe webhook-parsed-body-verified
      if (!timingSafeEqual(digest, Buffer.from(String(request.headers["x-signature"]), "hex"))) return reply.code(401).send();
      return {};
    });
  });
}
