const express = require("express");
const EventEmitter = require("node:events");

const app = express();
const events = new EventEmitter();
app.use((req, res, next) => {
  events.emit("asked", { url: req.originalUrl });
  next();
});

app.get("/events", (req, res) => {
  res.setHeader("Content-Type", "text/event-stream");
  const send = (data) => {
    res.write(`data: ${JSON.stringify(data)}\n\n`); // !safe xss-server-response
  };
  events.on("asked", (data) => send(data));
});

app.get("/head", (req, res) => {
  res.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
  const send = () => res.write(`data: ${req.query.name}\n\n`); // !safe xss-server-response
  setInterval(send, 1000);
});

app.get("/page", (req, res) => {
  const send = (data) => {
    res.write(`<p>${data}</p>`); // !alert xss-server-response
  };
  send(req.query.name);
});

app.get("/or-a-page", (req, res) => {
  if (req.query.live) res.setHeader("Content-Type", "text/event-stream");
  res.send(`<p>${req.query.name}</p>`); // !alert xss-server-response
});

app.listen(3000);
