// What a pattern takes out of a text is made of what its piece lets through, anchored or not.
const express = require("express");
const { exec } = require("child_process");

const app = express();
const ORDER = /^order-(\w+)(?:@(.+))?$/;
const NAMED = /(?<year>\d{4})-(?<rest>.*)/;

app.get("/groups", (req, res) => {
  const found = ORDER.exec(req.query.order);
  if (!found) return res.sendStatus(400);
  exec(`print ${found[1]}`); // !safe command-injection
  exec(`print ${found[2]}`); // !alert command-injection
  exec(`print ${found[0]}`); // !alert command-injection
  exec(`print ${found.input}`); // !alert command-injection
  res.end();
});
app.get("/taken-apart", (req, res) => {
  const [, id, host] = req.query.order.match(ORDER) ?? [];
  exec(`print ${id}`); // !safe command-injection
  exec(`print ${host}`); // !alert command-injection
  res.end();
});
app.get("/named", (req, res) => {
  const { groups } = NAMED.exec(req.query.day);
  exec(`print ${groups.year}`); // !safe command-injection
  exec(`print ${groups.rest}`); // !alert command-injection
  res.end();
});
app.get("/all", (req, res) => {
  exec(`print ${req.query.ids.match(/\d+/g).join(" ")}`); // !safe command-injection
  exec(`print ${req.query.ids.match(/[^,]+/g).join(" ")}`); // !alert command-injection
  res.end();
});
app.get("/bytes", (req, res) => {
  const bytes = Buffer.from(req.query.key, "utf8");
  exec(`print ${bytes.toString("hex")}`); // !safe command-injection
  exec(`print ${bytes.toString()}`); // !alert command-injection
  exec(`print ${bytes.toString("utf8")}`); // !alert command-injection
  res.end();
});
