const Hapi = require('@hapi/hapi');
const Joi = require('joi');
const { exec } = require('child_process');

const server = Hapi.server({ port: 3000 });
const text = Joi.object({ name: Joi.string(), count: Joi.number() });
server.route({
  method: 'GET',
  path: '/a/{name}/{count}',
  options: {
    validate: { params: text, query: text },
    handler: (request, h) => {
      exec(`lp ${request.params.count} ${request.query.count}`); // !safe command-injection
      exec(`lp ${request.params.name}`); // !alert command-injection
      exec(`lp ${request.headers['x-label']}`); // !alert command-injection
      h.file(request.query.name); // !safe path-traversal -- it stays in the folder of the server
      return h.file(request.query.name, { confine: false }); // !alert path-traversal
    },
  },
});
server.route([
  {
    method: 'POST',
    path: '/b',
    options: {
      validate: { payload: text, query: text },
      handler: (request, h) => {
        exec(`lp ${request.payload.count} ${request.query.count}`); // !safe command-injection
        exec(`lp ${request.payload.name}`); // !alert command-injection
        return 'printed';
      },
    },
  },
]);
