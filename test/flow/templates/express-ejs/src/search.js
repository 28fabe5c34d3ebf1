// What a request decides reaches the lines of templates that write it as it is.
const path = require("node:path");
const express = require("express");
const escapeHtml = require("escape-html");

const app = express();
app.set("view engine", "ejs");
app.set("views", path.join(__dirname, "../views"));

app.use((req, res, next) => {
  res.locals.campaign = req.query.campaign;
  next();
});

app.get("/search", (req, res) => {
  res.render("search", {
    terms: req.query.q,
    escaped: req.query.q,
    cleaned: escapeHtml(String(req.query.q)),
    page: Number(req.query.page),
    names: [].concat(req.query.names),
    filters: { colour: req.query.colour, size: "L" },
  });
});

app.get("/page", (req, res) => {
  app.render("page.ejs", { terms: req.query.q }, (error, page) => res.send(page));
});

app.get("/constant", (req, res) => res.render("fixed", { heading: "Sale" }));
