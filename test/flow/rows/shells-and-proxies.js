import express from "express";
import crossSpawn from "cross-spawn";
import { execa } from "execa";
import libxml from "libxmljs2";
import alasql from "alasql";
import PDFDocument from "pdfkit";
import httpProxy from "http-proxy";
import proxyTo from "express-http-proxy";
import { createProxyMiddleware } from "http-proxy-middleware";
import { createQueryBuilder } from "typeorm";

const app = express();
const proxy = httpProxy.createProxyServer({ target: "https://api.example" });
const document = libxml.parseXml("<users/>");

app.get("/words", async (req, res) => {
  crossSpawn.sync("sh", ["-c", `echo ${req.query.word}`]); // !alert command-injection
  crossSpawn("grep", ["--", req.query.word, "words"]); // !safe command-injection
  await execa("bash", ["-c", "wc " + req.query.word]); // !alert command-injection
  await execa("wc", ["--", req.query.word]); // !safe command-injection
  res.end();
});
app.get("/user", (req, res) => {
  document.get(`//user[@id='${req.query.id}']`); // !alert ldap-xpath-injection
  document.root().find(`//user[@id=${Number(req.query.id)}]`); // !safe ldap-xpath-injection
  res.end();
});
app.get("/rows", async (req, res) => {
  alasql(`SELECT id FROM teas WHERE kind = '${req.query.kind}'`); // !alert sql-injection
  alasql("SELECT id FROM teas WHERE kind = ?", [req.query.kind]); // !safe sql-injection
  const builder = createQueryBuilder("tea", "t");
  builder.where("t.kind = :kind", { kind: req.query.kind }); // !safe sql-injection
  builder.andWhere(`t.size = ${req.query.size}`); // !alert sql-injection
  res.json(await builder.getMany());
});
app.get("/letter", (req, res) => {
  const letter = new PDFDocument();
  letter.fontSize(12).text(req.query.text).image("./logos/" + req.query.logo); // !alert path-traversal
  letter.image("./logos/shop.png"); // !safe path-traversal
  letter.pipe(res);
});
app.use("/forward", (req, res) => {
  proxy.web(req, res, { target: req.query.to }); // !alert ssrf
});
app.use("/api", (req, res) => proxy.web(req, res)); // !safe ssrf
app.use("/tenant", (req, res, next) => {
  createProxyMiddleware({ target: req.query.target })(req, res, next); // !alert ssrf
});
app.use("/fixed", createProxyMiddleware({ target: "https://api.example" })); // !safe ssrf
app.use("/hosts", proxyTo((req) => req.query.host)); // !alert ssrf
