// hapi with Twig.
const Hapi = require("@hapi/hapi");

const server = Hapi.server({ port: 3000 });
server.route({
  method: "GET",
  path: "/hello",
  handler: (request, h) => h.view("hello", { name: request.query.name, shop: "Corner" }),
});
