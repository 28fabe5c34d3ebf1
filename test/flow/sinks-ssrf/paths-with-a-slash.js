const { URL: Address } = require("url");
const axios = require("axios");
const express = require("express");
const app = express();

const rooted = (path) => axios.get(`https://api.example.com${path.startsWith("/") ? path : "/" + path}`); // !safe ssrf
const unrooted = (path) => axios.get(`https://api.example.com${path}`); // !alert ssrf
const either = (path) => axios.get(`https://api.example.com${path.startsWith("/") ? path : path + "/"}`); // !alert ssrf

app.get("/", async (req, res) => {
  await rooted(req.query.path);
  await unrooted(req.query.path);
  await either(req.query.path);
  let path = req.query.path;
  if (!path.startsWith("/")) path = "/" + path;
  await fetch("https://api.example.com" + path); // !safe ssrf
  const slash = path[0] === "/" ? "" : "/";
  await fetch("https://api.example.com" + slash + path); // !safe ssrf
  res.end();
});

app.post("/host", async (req, res) => {
  const url = new URL("https://api.example.com/");
  url.pathname = req.body.path;
  url.search = req.body.search;
  await fetch(url); // !safe ssrf
  url.host = req.body.host;
  await fetch(url); // !alert ssrf
  const other = new URL("https://api.example.com/");
  other.hostname = req.body.host;
  await axios.get(other.toString()); // !alert ssrf
  const third = new Address("https://api.example.com/");
  third.href = req.body.href;
  await axios.get(third.href); // !alert ssrf
  res.end();
});
