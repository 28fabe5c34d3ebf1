const express = require("express");

const app = express();

app.get("/own", (req, res) => {
  const url = new URL(String(req.query.url));
  if (!/(^|\.)shop\.example$/.test(url.hostname)) return res.sendStatus(400);
  res.redirect(url.href); // !safe open-redirect
});

app.get("/ends-alike", (req, res) => {
  const url = new URL(String(req.query.url));
  if (!/shop\.example$/.test(url.hostname)) return res.sendStatus(400); // !alert incomplete-url-check
  res.redirect(url.href); // !alert open-redirect -- evilshop.example
});

app.get("/begins-alike", (req, res) => {
  const url = new URL(String(req.query.url));
  if (!/^shop\.example/.test(url.hostname)) return res.sendStatus(400); // !alert incomplete-url-check
  res.redirect(url.href); // !alert open-redirect -- shop.example.evil
});

app.get("/turned-round", (req, res) => {
  const url = new URL(String(req.query.url));
  if (/(^|\.)shop\.example$/.test(url.hostname)) return res.sendStatus(400);
  res.redirect(url.href); // !alert open-redirect
});
