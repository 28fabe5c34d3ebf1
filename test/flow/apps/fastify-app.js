// Plugins, schemas and raw replies.
const fastify = require('fastify')({ logger: true });
const fs = require('node:fs');
const { Sequelize } = require('sequelize');
const jwt = require('jsonwebtoken');

const sequelize = new Sequelize('sqlite::memory:');

fastify.register(require('@fastify/formbody'));

fastify.get('/page', async (request, reply) => {
  reply.type('text/html');
  return `<p>${request.query.message}</p>`; // !alert xss-server-response
});

fastify.get('/text', async (request, reply) => {
  return `Hello ${request.query.message}`; // !safe xss-server-response
});

fastify.get('/send', (request, reply) => {
  reply.header('content-type', 'text/html; charset=utf-8').send('<p>' + request.query.message + '</p>'); // !alert xss-server-response
});

fastify.get('/go', (request, reply) => reply.redirect(request.query.to)); // !alert open-redirect

fastify.route({
  method: 'POST',
  url: '/orders',
  schema: {
    body: {
      type: 'object',
      properties: { id: { type: 'integer' }, note: { type: 'string' }, state: { enum: ['new', 'paid'] } },
    },
  },
  handler: async (request) => {
    await sequelize.query(`UPDATE orders SET state = 1 WHERE id = ${request.body.id}`); // !safe sql-injection
    await sequelize.query(`UPDATE orders SET state = '${request.body.state}'`); // !safe sql-injection
    await sequelize.query(`UPDATE orders SET note = '${request.body.note}'`); // !alert sql-injection
    return {};
  },
});

async function routes(instance, options) {
  instance.get('/invoices/:file', async (request, reply) => {
    const stream = fs.createReadStream('/srv/invoices/' + request.params.file); // !alert path-traversal
    return reply.send(stream);
  });
}

fastify.register(routes, { prefix: '/v1' });
