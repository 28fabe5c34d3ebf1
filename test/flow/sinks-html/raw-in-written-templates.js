const express = require("express");
const ejs = require("ejs");
const pug = require("pug");
const nunjucks = require("nunjucks");

const app = express();

const page = ejs.compile("<p><%- bio %></p>");
const escaped = ejs.compile("<p><%= bio %></p>");

app.get("/templates", (req, res) => {
  const { bio } = req.query;
  res.send(ejs.render("<p><%- bio %></p>", { bio })); // !alert xss-server-response
  res.send(ejs.render("<p><%= bio %></p>", { bio })); // !safe xss-server-response
  res.send(page({ bio })); // !alert xss-server-response
  res.send(escaped({ bio })); // !safe xss-server-response
  res.send(pug.render("p !{bio}", { bio })); // !missing xss-server-response -- a text such as "Hi !{{name}}" of other engines looks the same
  res.send(pug.render("p #{bio}", { bio })); // !safe xss-server-response
  res.send(pug.compile("p !{bio}")({ bio })); // !missing xss-server-response -- a text such as "Hi !{{name}}" of other engines looks the same
  res.send(nunjucks.renderString("<p>{{ bio | safe }}</p>", { bio })); // !alert xss-server-response
  res.send(nunjucks.renderString("<p>{{ bio }}</p>", { bio })); // !safe xss-server-response
});
