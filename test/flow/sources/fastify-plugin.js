// Routes of a plug-in: the instance is a parameter of an exported function.
export default async function catalogue(fastify, options) {
  fastify.get("/page", async (request, reply) => {
    reply.type("text/html").send("<h1>" + request.query.title + "</h1>"); // !alert xss-server-response
    return reply;
  });

  fastify.get("/json", async (request) => {
    return { title: request.query.title }; // !safe xss-server-response
  });

  fastify.get("/plain", async (request, reply) => {
    reply.type("text/plain").send("Title: " + request.query.title); // !safe xss-server-response
    return reply;
  });
}
