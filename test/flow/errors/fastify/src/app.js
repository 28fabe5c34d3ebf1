const fastify = require("fastify")();

fastify.get("/a", async (request) => {
  throw new Error(`no ${request.query.name}`);
});
fastify.setErrorHandler((error, request, reply) => {
  reply.type("text/html").send(`<p>${error.message}</p>`); // !alert xss-server-response
  reply.send({ message: error.message }); // !safe xss-server-response
});
