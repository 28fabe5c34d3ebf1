const Hapi = require("@hapi/hapi");

const start = async () => {
  const server = Hapi.server({ port: 3000 });
  await server.register([
    { plugin: require("./plugins/bulbs"), routes: { prefix: "/bulbs" } },
    require("./plugins/labels"),
  ]);
  await server.register({ plugin: require("./plugins/exports").plugin });
  await server.start();
};

start();
