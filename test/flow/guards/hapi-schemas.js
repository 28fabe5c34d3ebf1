const Hapi = require('@hapi/hapi');
const Joi = require('joi');
const { exec } = require('child_process');
const server = Hapi.server({ port: 3000 });
server.route([
  { method: 'GET', path: '/a/{id}', options: { validate: { params: Joi.object({ id: Joi.number() }) } },
    handler: async (request) => {
      exec('a ' + request.params.id); // !safe command-injection
    } },
]);
server.route([
  { method: 'GET', path: '/a/{id}', options: { validate: { params: Joi.object({ id: Joi.number() }) },
    handler: async (request) => {
      exec('a ' + request.params.id); // !safe command-injection
    } } },
]);
server.route(
  { method: 'GET', path: '/a/{id}', options: { validate: { params: Joi.object({ id: Joi.number() }) } },
    handler: async (request) => {
      exec('a ' + request.params.id); // !safe command-injection
    } });
