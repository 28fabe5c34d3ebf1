const http = require("http");
const express = require("express");
const Koa = require("koa");

http.createServer((req, res) => {
  const name = new URL(req.url, "http://shop.example").searchParams.get("name");
  if (name === null) {
    res.setHeader("Content-Type", "text/plain");
    res.end("hello " + name); // !safe xss-server-response
    return;
  }
  res.writeHead(200, { "Content-Type": "text/html" });
  res.end("<p>" + name + "</p>"); // !alert xss-server-response
});

const app = express();
app.get("/data", (req, res) => {
  res.set({ "Content-Type": "application/json" });
  res.send(JSON.stringify(req.query)); // !safe xss-server-response
});
app.get("/text", (req, res) => {
  res.setHeader("Content-Type", "text/plain");
  res.status(200).send("hello " + req.query.name); // !safe xss-server-response
});
app.get("/page", (req, res) => {
  res.setHeader("Content-Type", "text/html; charset=utf-8");
  res.status(200).send("hello " + req.query.name); // !alert xss-server-response
});

const koa = new Koa();
koa.use(async (ctx) => {
  ctx.type = "text/plain";
  ctx.body = "hello " + ctx.query.name; // !safe xss-server-response
});
koa.use(async (ctx) => {
  ctx.type = "html";
  ctx.body = "hello " + ctx.query.name; // !alert xss-server-response
});

app.get("/named", (req, res) => {
  res.set("Content-Type", "application/json");
  res.send('{"name":"' + req.query.name + '"}'); // !safe xss-server-response
});
app.get("/head", (req, res) => {
  res.writeHead(404, { "Content-Type": "text/plain" });
  res.end("no " + req.query.name); // !safe xss-server-response
});
app.get("/html-head", (req, res) => {
  res.writeHead(404, { "Content-Type": "text/html" });
  res.end("no " + req.query.name); // !alert xss-server-response
});
http.createServer((req, res) => {
  res.writeHead(404, { "Content-Type": "text/plain" });
  res.end("no " + req.url); // !safe xss-server-response
});

// A function that answers elsewhere says nothing of the answer here.
const { createServer } = require("node:http");
const { readFile } = require("node:fs");

createServer((request, response) => {
  const query = new URL(request.url, "http://localhost").searchParams;
  const name = query.get("name");
  if (query.get("as") === "file") {
    readFile("public/index.html", (error, page) => response.end(page));
  } else if (query.get("as") === "json") {
    response.writeHead(200, { "Content-Type": "application/json" });
    response.end(JSON.stringify({ name })); // !safe xss-server-response
  } else {
    response.writeHead(200, { "Content-Type": "text/html" });
    response.end(`<h1>${name}</h1>`); // !alert xss-server-response
  }
}).listen(3001);
