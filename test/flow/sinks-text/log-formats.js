const express = require("express");
const winston = require("winston");
const { createLogger, format, transports } = require("winston");
const { combine, timestamp, printf, json, simple } = format;

const app = express();
const plain = winston.createLogger({ transports: [new transports.Console()] });
const data = createLogger({ format: combine(timestamp(), json()), transports: [new transports.Console()] });
const lines = createLogger({ format: simple(), transports: [new transports.Console()] });
const own = createLogger({
  format: combine(timestamp(), printf(({ level, message }) => `${level}: ${message}`)),
  transports: [new transports.Console()],
});

app.get("/search", (req, res) => {
  const { q } = req.query;
  // JSON, which is what a logger writes by itself, escapes the ends of lines.
  plain.info(`searched for ${q}`); // !safe log-injection
  data.info(`searched for ${q}`); // !safe log-injection
  lines.info(`searched for ${q}`); // !alert log-injection
  own.warn("searched for " + q); // !alert log-injection
  own.child({ part: "search" }).warn("searched for " + q); // !alert log-injection
  // A header ends where its line ends.
  lines.info(`sent by ${req.get("user-agent")}`); // !safe log-injection
  console.log("sent by " + req.headers["user-agent"]); // !safe log-injection
  console.log("sent by " + decodeURIComponent(req.headers["x-name"])); // !alert log-injection
  res.end();
});
