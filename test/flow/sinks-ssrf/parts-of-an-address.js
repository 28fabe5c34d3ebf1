const express = require("express");

const app = express();

app.get("/parts", async (req, res) => {
  const first = new URL("https://api.example/");
  first.searchParams.set("q", req.query.q);
  await fetch(first); // !safe ssrf
  first.pathname = "/stock";
  await fetch(first); // !safe ssrf
  first.host = req.query.host;
  await fetch(first); // !alert ssrf
  const second = new URL("https://api.example/");
  second.hostname = `${req.query.region}.example`;
  await fetch(second.toString()); // !alert ssrf
  const third = new URL("https://api.example/");
  third.hash = req.query.hash;
  await fetch(third.href); // !safe ssrf
  const options = { path: "/" };
  options.host = "api.example";
  await fetch(`https://${options.host}/`); // !safe ssrf
  res.end();
});

app.get("/path", (req, res) => {
  const url = new URL("https://shop.example/");
  url.pathname = req.query.path;
  res.redirect(url.toString()); // !safe open-redirect
  url.hostname = req.query.host;
  res.redirect(url.toString()); // !alert open-redirect
});
