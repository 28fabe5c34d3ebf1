// Nunjucks: the filter `safe` and blocks without escaping.
const express = require("express");
const nunjucks = require("nunjucks");

const app = express();
nunjucks.configure("templates", { express: app, autoescape: true });

app.get("/find", (req, res) => {
  res.render("find.njk", {
    terms: req.query.terms,
    hits: [{ name: req.query.name, price: 3 }],
    heading: "Find",
  });
});
