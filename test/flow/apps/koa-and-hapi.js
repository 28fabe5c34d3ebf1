// Two frameworks whose handlers return what is sent.
const Koa = require('koa');
const Router = require('koa-router');
const bodyParser = require('koa-bodyparser');
const Hapi = require('@hapi/hapi');
const Boom = require('@hapi/boom');
const Joi = require('joi');
const fs = require('fs-extra');
const _ = require('lodash');
const { MongoClient } = require('mongodb');

const app = new Koa();
const router = new Router({ prefix: '/api' });
const client = new MongoClient(process.env.MONGO_URL);
const customers = client.db('shop').collection('customers');

app.use(bodyParser());

router
  .get('/page', (ctx) => {
    ctx.type = 'html';
    ctx.body = `<p>${ctx.query.message}</p>`; // !alert xss-server-response
  })
  .get('/json', (ctx) => {
    ctx.body = { message: ctx.query.message }; // !safe xss-server-response
  })
  .post('/login', async (ctx) => {
    const { email, password } = ctx.request.body;
    const found = await customers.findOne({ email, password }); // !alert nosql-operator-injection
    if (!found) ctx.throw(401);
    ctx.cookies.set('name', found.name);
    ctx.redirect(ctx.query.next); // !alert open-redirect
  })
  .get('/file/:name', async (ctx) => {
    ctx.body = await fs.readJson('/srv/data/' + ctx.params.name + '.json'); // !alert path-traversal
  })
  .post('/settings', async (ctx) => {
    const settings = { theme: 'light' };
    _.merge(settings, ctx.request.body); // !alert prototype-pollution
    ctx.body = settings;
  });

app.use(router.routes()).use(router.allowedMethods());

const server = Hapi.server({ port: 3000 });

server.route({
  method: 'GET',
  path: '/hello/{name}',
  handler: (request, h) => {
    return h.response(`<b>${request.params.name}</b>`).type('text/html'); // !alert xss-server-response
  },
});

server.route({
  method: 'POST',
  path: '/customers',
  options: {
    validate: { payload: Joi.object({ email: Joi.string().email(), age: Joi.number() }) },
    handler: async (request, h) => {
      await customers.findOne({ email: request.payload.email }); // !safe nosql-operator-injection
      return h.redirect(request.query.back); // !alert open-redirect
    },
  },
});

server.route({
  method: 'POST',
  path: '/raw',
  handler: async (request) => {
    const found = await customers.findOne({ email: request.payload.email }); // !alert nosql-operator-injection
    if (!found) throw Boom.notFound();
    return { ok: true };
  },
});
