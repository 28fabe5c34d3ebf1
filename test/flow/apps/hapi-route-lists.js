const Hapi = require('@hapi/hapi');
const Joi = require('joi');
const { execFile, exec } = require('child_process');
const { Client } = require('pg');
const axios = require('axios');

const init = async () => {
  const server = Hapi.server({ port: 3000 });
  const db = new Client();
  await db.connect();

  server.route({
    method: 'GET',
    path: '/products/{id}',
    handler: async (request, h) => {
      const { id } = request.params;
      const { rows } = await db.query('SELECT * FROM products WHERE id = ' + id); // !alert sql-injection
      return h.response(rows[0]).code(200);
    },
  });
  server.route([
    {
      method: 'GET',
      path: '/products-safe/{id}',
      options: { validate: { params: Joi.object({ id: Joi.number().integer().required() }) } },
      handler: async (request) => {
        const { rows } = await db.query('SELECT * FROM products WHERE id = ' + request.params.id); // !safe sql-injection
        return rows[0];
      },
    },
    {
      method: 'POST',
      path: '/thumbnail',
      handler(request, h) {
        exec(`convert ${request.payload.file} -resize 100 out.png`, () => {}); // !alert command-injection
        execFile('convert', [`uploads/${Number(request.payload.id)}.png`, '-resize', '100', 'out.png']); // !safe command-injection
        return h.response().code(202);
      },
    },
    {
      method: 'POST',
      path: '/import',
      handler: async (request) => {
        const { data } = await axios.get(request.payload.feedUrl, { timeout: 1000 }); // !alert ssrf
        const { data: own } = await axios.get(`https://feeds.shop.example/${encodeURIComponent(request.payload.feed)}`); // !safe ssrf
        return { count: data.length + own.length };
      },
    },
    { method: 'GET', path: '/go', handler: (request, h) => h.redirect(request.query.next) }, // !alert open-redirect
  ]);
  await server.start();
};
init();
