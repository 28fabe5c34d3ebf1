const Hapi = require('@hapi/hapi');
const Joi = require('joi');
const { exec } = require('child_process');
const { load } = require('games-of-the-shop');
const server = Hapi.server({ port: 3000 });
server.route([
  {
    method: 'GET',
    path: '/games/{id}',
    handler: async (request, h) => {
      const game = await load(request.params.id);
      if (!game) return h.response(`No game called ${request.params.id}`).type('text/plain');
      return game;
    },
  },
  {
    method: 'GET',
    path: '/known',
    options: { validate: { query: Joi.object({ sort: Joi.string().valid('title', 'price') }) } },
    handler: (request) => exec('games ' + request.query.sort), // !safe command-injection
  },
  {
    method: 'GET',
    path: '/unknown',
    handler: (request) => exec('games ' + request.query.sort), // !alert command-injection
  },
]);
