const express = require("express");
const crypto = require("crypto");
const { exec } = require("child_process");
const { Stringifier, stringify } = require("csv-stringify");
const mongoSanitize = require("express-mongo-sanitize");
const asyncHandler = require("express-async-handler");
const getSize = require("image-size");
const log4js = require("log4js");
const consola = require("consola");
const twilio = require("twilio");
const xpath = require("xpath.js");
const _ = require("lodash");
const mongoose = require("mongoose");

const app = express();
app.use(express.json());
const logger = log4js.getLogger("shop");
const texts = twilio(process.env.TWILIO_ID, process.env.TWILIO_KEY);
const User = mongoose.model("User", new mongoose.Schema({ name: String }));

app.post("/signed", (req, res) => {
  const verified = crypto.verify("sha256", JSON.stringify(req.body), process.env.PUBLIC_KEY, Buffer.from(req.get("signature"), "base64")); // !alert webhook-parsed-body-verified
  res.json({ verified });
});
app.get("/export", (req, res) => {
  const rows = stringify();
  rows.write([req.query.name]); // !alert csv-formula-injection
  rows.write([Number(req.query.count)]); // !safe csv-formula-injection
  const more = new Stringifier({});
  more.write([req.query.note]); // !alert csv-formula-injection
  res.end();
});
app.post("/find", async (req, res) => {
  if (mongoSanitize.has(req.body)) return res.sendStatus(400);
  res.json(await User.findOne({ name: req.body.name })); // !safe nosql-operator-injection
});
app.post("/size", (req, res) => {
  getSize(req.body.url); // !alert ssrf
  getSize("https://cdn.shop.example/a.png"); // !safe ssrf
  res.end();
});
app.post("/text", async (req, res) => {
  await texts.messages.create({ to: "+1", from: "+2", body: `Reset: https://${req.get("host")}/reset` }); // !alert reset-link-host-header
  await texts.messages.create({ to: "+1", from: "+2", body: "Reset: https://shop.example/reset" }); // !safe reset-link-host-header
  res.end();
});
app.get("/log", (req, res) => {
  logger.warn("search for " + req.query.q); // !alert log-injection
  logger.warn("search for " + Number(req.query.page)); // !safe log-injection
  consola.warn("search for " + req.query.q); // !alert log-injection
  res.end();
});
app.get("/xpath", (req, res) => {
  res.json(xpath(document, `//item[name='${req.query.name}']`)); // !alert ldap-xpath-injection
});
app.get("/kind", (req, res) => {
  const { kind } = req.query;
  if (_.includes(["csv", "pdf"], kind)) exec(`export ${kind}`); // !safe command-injection
  else exec(`export ${kind}`); // !alert command-injection
  res.end();
});
app.get("/thrown", asyncHandler((req) => {
  throw new Error(`no ${req.query.name}`);
}));
app.use((error, req, res, next) => {
  res.send(`<p>${error.message}</p>`); // !alert xss-server-response
});
