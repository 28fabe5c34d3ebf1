import express from "express";
import { createClient } from "redis";
import { DataSource } from "typeorm";
import { compile } from "handlebars";
import { XMLParser } from "fast-xml-parser";
import * as fsx from "fs-extra";
import archiver from "archiver";
import sharp from "sharp";
import axios, { type AxiosInstance } from "axios";
import superagent from "superagent";
import ky from "ky";
import shell from "shelljs";
import { execa, $ } from "execa";
import puppeteer from "puppeteer";
import { JSDOM } from "jsdom";
import DOMPurify from "isomorphic-dompurify";
import sanitizeHtml from "sanitize-html";
import escapeHtml from "escape-html";
import he from "he";
import { parse } from "csv-parse/sync";
import PDFDocument from "pdfkit";
import crypto from "node:crypto";
import vm from "node:vm";
import { VM } from "vm2";
import nodemailer from "nodemailer";
import { PrismaClient } from "@prisma/client";

const app = express();
app.use(express.json());
const source = new DataSource({ type: "postgres" });
const api: AxiosInstance = axios.create({ baseURL: "https://api.shop.example" });
const prisma = new PrismaClient();
const mailer = nodemailer.createTransport({ host: "localhost" });

app.get("/typeorm", async (req, res) => {
  const runner = source.createQueryRunner();
  await runner.query(`SELECT * FROM a WHERE b = '${req.query.b}'`); // !alert sql-injection
  await source.manager.query("SELECT * FROM a WHERE b = $1", [req.query.b]); // !safe sql-injection
  await source.getRepository("A").createQueryBuilder("a").orderBy(`a.${req.query.sort}`).getMany(); // !alert sql-injection
  res.end();
});
app.get("/http", async (req, res) => {
  await api.get(`/products/${encodeURIComponent(String(req.query.id))}`); // !safe ssrf
  await axios({ url: req.query.url as string, method: "get" }); // !alert ssrf
  await axios.request({ baseURL: String(req.query.base), url: "/a" }); // !alert ssrf
  await superagent.get(String(req.query.url)); // !alert ssrf
  await ky.post(`https://${req.query.host}/hook`); // !alert ssrf
  const browser = await puppeteer.launch();
  await (await browser.newPage()).goto(req.query.page as string); // !alert ssrf
  res.end();
});
app.get("/shell", async (req, res) => {
  shell.exec(`git clone ${req.query.repo}`); // !alert command-injection
  await execa(`git clone ${req.query.repo}`, { shell: true }); // !alert command-injection
  await execa("git", ["log", "--", String(req.query.path)]); // !safe command-injection
  await $`git log ${String(req.query.ref)}`; // !safe command-injection
  res.end();
});
app.get("/html", (req, res) => {
  const text = String(req.query.text);
  res.send(`<p>${text}</p>`); // !alert xss-server-response
  res.send(`<p>${DOMPurify.sanitize(text)}</p>`); // !safe xss-server-response
  res.send(`<p>${sanitizeHtml(text)}</p>`); // !safe xss-server-response
  res.send(`<p>${escapeHtml(text)}</p>`); // !safe xss-server-response
  res.send(`<p>${he.encode(text)}</p>`); // !safe xss-server-response
  res.send(`<p>${he.decode(escapeHtml(text))}</p>`); // !alert xss-server-response
  res.send(`<script>var a = ${JSON.stringify(req.query)}</script>`); // !alert xss-server-response
});
app.post("/files", async (req, res) => {
  await fsx.copy("a", `out/${req.body.name}`); // !alert path-traversal
  await sharp(`images/${req.body.image}`).toFile("out.png"); // !alert path-traversal
  const archive = archiver("zip");
  archive.file(`files/${req.body.file}`, { name: "file" }); // !alert path-traversal
  archive.file(`files/${parseInt(req.body.id)}.pdf`, { name: "file" }); // !safe path-traversal
  res.sendFile(req.body.file, { root: "public" }); // !safe path-traversal
  res.download("files/" + req.body.file); // !alert path-traversal
});
app.post("/code", (req, res) => {
  new VM().run(req.body.code); // !alert code-injection
  vm.runInThisContext(`(${req.body.expr})`); // !alert code-injection
  setTimeout(req.body.later, 10); // !alert code-injection
  const dom = new JSDOM(req.body.html, { runScripts: "dangerously" }); // !alert code-injection
  const ok = new JSDOM(req.body.html); // !safe code-injection
  res.json({ a: dom.window.document.title, b: ok.window.document.title });
});
app.post("/mail", async (req, res) => {
  await mailer.sendMail({ from: "shop@example.com", to: "a@example.com", subject: "Hi", html: `<b>${req.body.name}</b>` }); // !alert email-injection
  await mailer.sendMail({ from: "shop@example.com", to: "a@example.com", subject: "Hi", html: `<b>${escapeHtml(req.body.name)}</b>` }); // !safe email-injection
  res.end();
});
app.post("/prisma", async (req, res) => {
  await prisma.user.update({ where: { id: Number(req.body.id) }, data: req.body }); // !alert mass-assignment, idor-by-request-id
  await prisma.user.create({ data: { name: String(req.body.name) } }); // !safe mass-assignment
  res.end();
});
app.post("/reset", async (req, res) => {
  const link = `https://${req.headers.host}/reset?token=${crypto.randomUUID()}`;
  await mailer.sendMail({ from: "shop@example.com", to: "a@example.com", subject: "Reset", text: link }); // !alert reset-link-host-header
  res.end();
});
