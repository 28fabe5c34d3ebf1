const express = require("express");

const app = express();

app.get("/end-or-letter", (req, res) => {
  const next = /^\/($|[^/\\])/.test(req.query.next) ? req.query.next : "/";
  res.redirect(next); // !safe open-redirect
});

app.get("/first-folder", (req, res) => {
  const next = /^\/(?:[^/\\]|$)/.test(req.query.next) ? req.query.next : "/";
  const [folder] = next.split("/").filter(Boolean);
  res.redirect(`/${folder}/expired`); // !safe open-redirect
});

app.get("/anything", (req, res) => {
  const next = /^\/($|.)/.test(req.query.next) ? req.query.next : "/";
  res.redirect(next); // !alert open-redirect -- a slash is any character as well
});

app.get("/group-behind", (req, res) => {
  const next = /^\/(|[^/\\])/.test(req.query.next) ? req.query.next : "/";
  res.redirect(next); // !alert open-redirect
});

app.listen(3000);
