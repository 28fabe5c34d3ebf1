const express = require("express");
const Handlebars = require("handlebars");
const ejs = require("ejs");
const pug = require("pug");
const nunjucks = require("nunjucks");
const _ = require("lodash");

const app = express();
app.use(express.json());

app.post("/preview", (req, res) => {
  const { template, name } = req.body; // !source
  const previews = [
    Handlebars.compile(template)({ name: "Ann" }), // !alert template-injection !sink(template)
    Handlebars.compile("Hello {{name}}")({ name }), // !safe template-injection
    ejs.render(template, { name: "Ann" }), // !alert template-injection
    ejs.render("Hello <%= name %>", { name }), // !safe template-injection
    pug.compile(template)(), // !alert template-injection
    pug.render("p= name", { name }), // !safe template-injection
    nunjucks.renderString("Hello " + name, {}), // !alert template-injection
    nunjucks.renderString("Hello {{ name }}", { name }), // !safe template-injection
    _.template(`Hello ${name}`)(), // !alert template-injection
    _.template("Hello <%- name %>")({ name }), // !safe template-injection
  ];
  res.json({ count: previews.length });
});
