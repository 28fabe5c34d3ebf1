const fs = require("fs");
const { Worker } = require("worker_threads");
const timers = require("timers");
const util = require("util");
const readline = require("readline");
const express = require("express");
const gm = require("gm");
const shell = require("shelljs");
const BSON = require("bson");
const { XMLParser } = require("fast-xml-parser");
const expat = require("node-expat");
const json2csv = require("json2csv");
const Jimp = require("jimp");
const unzipper = require("unzipper");
const tarStream = require("tar-stream");
const JSZip = require("jszip");
const notevil = require("notevil");
const consolidate = require("consolidate");
const pug = require("pug");
const handlebars = require("handlebars");
const xpath = require("xpath");
const queryString = require("query-string");
const q = require("q");
const log4js = require("log4js");
const winston = require("winston");
const morgan = require("morgan");
const mongoSanitize = require("mongo-sanitize");
const cookies = require("cookies");
const { exec } = require("child_process");

const app = express();
app.use(express.json());

app.get("/programs", (req, res) => {
  const { name } = req.query; // !source
  gm(name); // !alert command-injection
  gm(`/srv/${Number(name)}.png`); // !safe command-injection
  shell.cmd("lp", name); // !alert command-injection
  shell.cmd("lp", String(Number(name))); // !safe command-injection
  res.end();
});

app.get("/code", (req, res) => {
  const { rule } = req.query; // !source
  notevil(rule); // !alert code-injection
  notevil("1 + 1"); // !safe code-injection
  timers.setTimeout(rule, 10); // !alert code-injection
  timers.setTimeout(() => rule, 10); // !safe code-injection
  new Worker(rule, { eval: true }); // !alert code-injection
  new Worker("print()", { eval: true }); // !safe code-injection
  new Worker(rule); // !alert unsafe-dynamic-import
  new Worker("./worker.js"); // !safe unsafe-dynamic-import
  consolidate.handlebars.render(rule, {}); // !alert template-injection
  consolidate.handlebars.render("{{name}}", { name: rule }); // !safe template-injection
  res.end();
});

app.get("/files", async (req, res) => {
  const { file } = req.query; // !source
  await Jimp.read(`/srv/${file}`); // !alert path-traversal
  await Jimp.read(`/srv/${Number(file)}.png`); // !safe path-traversal
  consolidate.handlebars(`/srv/${file}`, {}); // !alert path-traversal
  consolidate.handlebars("/srv/label.hbs", {}); // !safe path-traversal
  pug.renderFile(`/srv/${file}`, {}); // !alert path-traversal
  pug.renderFile("/srv/label.pug", {}); // !safe path-traversal
  express.static(`/srv/${file}`)(req, res); // !alert path-traversal
  express.static("/srv/pictures")(req, res); // !safe path-traversal
  fs.realpath(`/srv/${file}`, (error, full) => { // !either path-traversal -- only whether it is there
    fs.readFile(full, () => {}); // !alert path-traversal
  });
  res.end();
});

app.get("/xpath", (req, res) => {
  const select = xpath.parse("//label");
  xpath.select(`//label[@name='${req.query.name}']`, select); // !alert ldap-xpath-injection
  xpath.select("//label", select); // !safe ldap-xpath-injection
  res.end();
});

app.post("/bson", (req, res) => {
  const bytes = Buffer.from(req.body.order, "base64"); // !source
  BSON.deserialize(bytes, { evalFunctions: true }); // !alert unsafe-deserialization
  BSON.deserialize(bytes); // !safe unsafe-deserialization
  new expat.Parser("UTF-8").parse(req.body.order); // !safe xxe -- expat is given nothing that would fetch entities
  new XMLParser().parse(req.body.order); // !safe xxe
  res.end();
});

app.post("/csv", (req, res) => {
  res.type("text/csv").send(json2csv.parse([{ note: req.body.note }])); // !alert csv-formula-injection
  json2csv.parse([{ count: Number(req.body.count) }]); // !safe csv-formula-injection
});

const logger = log4js.getLogger();
const winstonLogger = winston.createLogger();
app.get("/logs", (req, res) => {
  logger.info(`label ${req.query.name}`); // !alert log-injection
  logger.info(`label ${Number(req.query.name)}`); // !safe log-injection
  winston.info(`label ${req.query.name}`); // !alert log-injection
  winston.info(`label ${Number(req.query.name)}`); // !safe log-injection
  winston.info("card", { number: req.body.cardNumber }); // !alert card-data-logged
  winstonLogger.info(`label ${req.query.name}`); // !safe log-injection
  res.end();
});
morgan.token("label", (req) => req.query.name); // !alert log-injection

app.get("/texts", (req, res) => {
  const { url } = queryString.parseUrl(req.query.address); // !source
  exec(`open ${url}`); // !alert command-injection
  const show = util.deprecate((text) => exec(`print ${text}`), "old"); // !alert command-injection
  show(req.query.name); // !source
  const count = util.deprecate((text) => exec(`print ${Number(text)}`), "old"); // !safe command-injection
  count(req.query.name);
  const lines = new readline.Interface({ input: req }); // !source
  lines.on("line", (line) => exec(`print ${line}`)); // !alert command-injection
  const bound = q.nbind((text, done) => exec(`print ${text}`, done)); // !alert command-injection
  bound(req.query.name); // !source
  const jar = new cookies(req, res);
  exec(`print ${jar.get("label")}`); // !alert command-injection
  exec(`print ${escape(req.query.name)}`); // !alert command-injection
  res.end();
});

app.post("/found", async (req, res) => {
  const db = require("mongodb").MongoClient.connect("mongodb://localhost").db("shop");
  await db.collection("users").findOne({ name: req.body.name }); // !alert nosql-operator-injection
  await db.collection("users").findOne({ name: mongoSanitize(req.body.name) }); // !safe nosql-operator-injection
  res.end();
});

// The names in an archive are its sender's.
app.post("/archive", (req, res) => {
  const extract = tarStream.extract();
  extract.on("entry", (header, stream, next) => {
    stream.pipe(fs.createWriteStream(`/srv/${header.name}`)); // !alert zip-slip
    next();
  });
  extract.on("finish", () => fs.createWriteStream("/srv/finished")); // !safe zip-slip
  req.pipe(extract);
});
