const express = require("express");
const fs = require("fs");
const path = require("path");
const multer = require("multer");
const axios = require("axios");
const { Subject, from } = require("rxjs");
const { map, filter } = require("rxjs/operators");
const validator = require("validator");
const xml2js = require("xml2js");
const ldap = require("ldapjs");
const puppeteer = require("puppeteer");
const sanitizeHtml = require("sanitize-html");
const he = require("he");
const unzipper = require("unzipper");
const { OrdersRepository, shell, page, escape, slug } = require("./lib");

const app = express();
app.use(express.json(), express.urlencoded({ extended: false }));
const orders = OrdersRepository.create();

app.route("/orders/:state").get(async (req, res, next) => {
  try {
    res.json([await orders.byState(req.params.state), await orders.byStateBound(req.params.state)]);
  } catch (error) {
    next(error);
  }
});
app.post("/print", ({ body: { file } }, res, next) => {
  shell.run(`lp ${file}`).then(() => res.end(), next);
});
app.get("/title", (req, res) => {
  const parts = [];
  parts.push("<main>");
  parts.push(req.query.text);
  parts.push("</main>");
  res.send(page("x", parts.join(""))); // !alert xss-server-response
});
app.get("/title/safe", (req, res) => {
  res.send(page(escape(req.query.title), he.encode(String(req.query.text)))); // !safe xss-server-response
  res.send(page(slug(req.query.title), sanitizeHtml(String(req.query.text)))); // !safe xss-server-response
});

const handlers = {
  async avatar(req, res) {
    const answer = await axios.create({ timeout: 1000 }).request({ url: req.body.url }); // !alert ssrf
    res.send(answer.status.toString());
  },
  base: async (req, res) => {
    const client = axios.create({ baseURL: `https://${req.body.region}.example.com` }); // !alert ssrf
    res.json((await client.get("/v1")).data);
  },
  region: async (req, res) => {
    if (!validator.isIn(req.body.region, ["eu", "us"])) return res.sendStatus(400);
    const client = axios.create({ baseURL: `https://${req.body.region}.example.com` }); // !safe ssrf
    res.json((await client.get("/v1")).data);
  },
};
for (const [name, handler] of Object.entries(handlers)) app.post(`/fetch/${name}`, handler);

const storage = multer.diskStorage({
  destination: (req, file, done) => done(null, path.join("uploads", req.body.folder)), // !alert path-traversal
  filename(req, file, done) {
    done(null, `${Date.now()}${path.extname(file.originalname)}`); // !safe path-traversal
  },
});
app.post("/upload", multer({ storage }).single("file"), (req, res) => {
  fs.rename(req.file.path, `public/${req.body.name}`, () => res.end()); // !alert path-traversal
});

app.get("/stream", (req, res) => {
  from([req.query.file])
    .pipe(
      filter(Boolean),
      map((file) => path.join("data", file)),
    )
    .subscribe((file) => fs.createReadStream(file).pipe(res)); // !alert path-traversal
});
const jobs = new Subject();
jobs.subscribe((job) => shell.run("job " + job.name)); // the finding stands in shell.js
app.post("/jobs", (req, res) => {
  jobs.next({ name: req.body.name });
  res.end();
});

app.post("/ldap", (req, res) => {
  const client = ldap.createClient({ url: "ldap://localhost" });
  client.search("ou=users", { filter: `(uid=${req.body.uid})` }, () => res.end()); // !alert ldap-xpath-injection
});
app.post("/pdf", async (req, res) => {
  const browser = await puppeteer.launch();
  const tab = await browser.newPage();
  await tab.goto(req.body.url); // !alert ssrf
  await tab.setContent(`<h1>${req.body.title}</h1>`); // !alert html-to-pdf-injection
  await tab.setContent(`<h1>${escape(req.body.title)}</h1>`); // !safe html-to-pdf-injection
  res.send(await tab.pdf());
});
app.post("/unzip", (req, res) => {
  fs.createReadStream("upload.zip")
    .pipe(unzipper.Parse())
    .on("entry", (entry) => {
      entry.pipe(fs.createWriteStream(path.join("out", entry.path))); // !alert zip-slip
    })
    .on("close", () => res.end());
});
app.get("/cookie", (req, res) => {
  res.cookie("seen", req.query.seen);
  res.set("Location", req.query.to); // !alert open-redirect
  res.status(302).end();
});
app.get("/search", (req, res) => {
  const q = req.query.q;
  if (typeof q !== "string" || !/^[\w ]{1,40}$/.test(q)) return res.status(400).end();
  res.send(`<p>${q}</p>`); // !safe xss-server-response
  shell.run(`search ${Number(q)}`);
});
app.use((err, req, res, next) => {
  res.status(500).send(`<p>${req.originalUrl} failed</p>`); // !either xss-server-response -- browsers escape most of an address
});
module.exports = app;
