// Templates that somebody sends run code where the engine makes a program of them, and only there.
const express = require("express");
const Mustache = require("mustache");
const { Liquid } = require("liquidjs");
const Hogan = require("hogan.js");
const Handlebars = require("handlebars");
const nunjucks = require("nunjucks");
const { Eta } = require("eta");
const { Parser } = require("expr-eval");

const app = express();
app.use(express.json());
const liquid = new Liquid();

app.post("/mails/preview", async (req, res) => {
  const { template, order } = req.body;
  const texts = [
    Mustache.render(template, { number: order }), // !safe template-injection -- Mustache has no functions
    Hogan.compile(template).render({ number: order }), // !safe template-injection
    await liquid.parseAndRender(template, { number: order }), // !safe template-injection -- made for merchants
    Handlebars.compile(template)({ number: order }), // !alert template-injection
    nunjucks.renderString(template, { number: order }), // !alert template-injection
    new Eta().renderString(template, { number: order }), // !alert template-injection
  ];
  res.json(texts);
});

app.post("/mails/page", async (req, res) => {
  const { name } = req.body;
  res.send(Hogan.compile("<p>{{{name}}}</p>").render({ name })); // !alert xss-server-response
  res.send(Hogan.compile("<p>{{name}}</p>").render({ name })); // !safe xss-server-response
  res.send(`<p>${Mustache.escape(name)}</p>`); // !safe xss-server-response
  res.send(await liquid.renderFile(req.body.file, { name })); // !alert path-traversal
});

app.post("/price", (req, res) => {
  const price = Parser.evaluate(req.body.formula, { cost: 12 }); // !alert code-injection
  const other = new Parser().evaluate(req.body.other); // !alert code-injection
  res.json({ price, other });
});
