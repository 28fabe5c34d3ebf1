const Joi = require("joi");
const { Pool } = require("pg");

const pool = new Pool();

exports.plugin = {
  name: "bulbs",
  async register(server, options) {
    server.route([
      {
        method: "GET",
        path: "/",
        handler: (request) => pool.query(`SELECT * FROM bulbs ORDER BY ${request.query.sort}`), // !alert sql-injection
      },
      {
        method: "GET",
        path: "/known",
        options: { validate: { query: Joi.object({ sort: Joi.number().integer() }) } },
        handler: (request) => pool.query(`SELECT * FROM bulbs LIMIT ${request.query.sort}`), // !safe sql-injection
      },
    ]);
  },
};
