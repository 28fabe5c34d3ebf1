const fastify = require("fastify")();
fastify.put("/me", async (request) => {
  await request.user.update(request.body); // !alert mass-assignment
  return { ok: true };
});
fastify.put("/me/name", async (request) => {
  await request.user.update({ name: String(request.body.name) }); // !safe mass-assignment
  return { ok: true };
});
