const express = require("express");

const app = express();
const BACKEND = "https://stock.internal.example";

app.use(async (req, res) => {
  const answer = await fetch(new URL(req.originalUrl, BACKEND)); // !alert ssrf -- //10.0.0.1/ names a server
  res.send(await answer.text());
});
app.use(async (req, res) => {
  const answer = await fetch(BACKEND + req.url); // !safe ssrf
  res.send(await answer.text());
});
app.use(async (req, res) => {
  const answer = await fetch(new URL(`/v1${req.url}`, BACKEND)); // !safe ssrf
  res.send(await answer.text());
});
app.get("/stock/:id", async (req, res) => {
  const answer = await fetch(new URL(req.originalUrl, BACKEND)); // !safe ssrf -- it begins with the path of the route
  res.send(await answer.text());
});
app.use(async (req, res) => {
  const target = new URL(req.url, BACKEND);
  if (target.origin !== BACKEND) return res.sendStatus(400);
  const answer = await fetch(target); // !safe ssrf
  res.send(await answer.text());
});
app.use(async (req, res) => {
  const { pathname, search } = new URL(req.url, BACKEND);
  const answer = await fetch(`${BACKEND}${pathname}${search}`); // !safe ssrf
  res.send(await answer.text());
});
