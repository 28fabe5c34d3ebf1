const Joi = require("joi");

exports.routes = [
  {
    method: "GET",
    path: "/leave",
    options: { validate: { query: Joi.object({ to: Joi.string().valid("/cart", "/help") }) } },
    handler: (request, h) => h.redirect(request.query.to), // !safe open-redirect
  },
  {
    method: "GET",
    path: "/leave/anywhere",
    options: { validate: { query: Joi.object({ to: Joi.string().max(200) }) } },
    handler: (request, h) => h.redirect(request.query.to), // !alert open-redirect
  },
];
