// Plug-ins without types, whose handlers take the request alone.
import fp from "fastify-plugin";

async function searches(fastify, opts) {
  fastify.get("/search", async (req) =>
    fastify.mongo.db
      .collection("teas")
      .find({ $where: `this.kind == '${req.query.kind}'` }) // !alert nosql-where-js
      .toArray(),
  );
}
export default fp(searches);

export async function labels(fastify, options) {
  fastify.get("/label", async (request) => {
    await fetch(request.query.printer); // !alert ssrf
    return { printed: true };
  });
}

export function settings(app, options) {
  app.get("/language", (request) => fetch(`https://shop.example/${request.query.language}`)); // !safe ssrf
}
