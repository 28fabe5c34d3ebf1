import express from "express";
import fs from "node:fs";
import path from "node:path";
import dns from "node:dns/promises";
import net from "node:net";
import ipaddr from "ipaddr.js";
import sanitizeFilename from "sanitize-filename";
import validator from "validator";
import mongoSanitize from "express-mongo-sanitize";
import { MongoClient, ObjectId } from "mongodb";
import { execFile, execFileSync, exec } from "node:child_process";

const app = express();
app.use(express.json());
const users = new MongoClient("mongodb://localhost").db().collection("users");
const ROOT = path.resolve(process.cwd(), "files");

function inside(name: string): string {
  const full = path.resolve(ROOT, name);
  const relative = path.relative(ROOT, full);
  if (relative.startsWith("..") || path.isAbsolute(relative)) throw new Error("outside");
  return full;
}
app.get("/file", (req, res) => {
  fs.createReadStream(inside(String(req.query.name))).pipe(res); // !safe path-traversal
});
app.get("/file/clean", (req, res) => {
  fs.createReadStream(path.join(ROOT, sanitizeFilename(String(req.query.name)))).pipe(res); // !safe path-traversal
});
app.get("/file/replaced", (req, res) => {
  const name = String(req.query.name).replace("../", "");
  fs.createReadStream(path.join(ROOT, name)).pipe(res); // !alert path-traversal
});
app.get("/file/normal", (req, res) => {
  const name = path.normalize(String(req.query.name));
  fs.createReadStream(path.join(ROOT, name)).pipe(res); // !alert path-traversal
});
app.get("/file/id", (req, res) => {
  if (!ObjectId.isValid(String(req.query.id))) return void res.sendStatus(400);
  const id = new ObjectId(String(req.query.id));
  fs.createReadStream(path.join(ROOT, `${id.toHexString()}.pdf`)).pipe(res); // !safe path-traversal
});
app.get("/file/listed", async (req, res) => {
  const names = await fs.promises.readdir(ROOT);
  const name = names.find((each) => each === req.query.name);
  if (!name) return void res.sendStatus(404);
  fs.createReadStream(path.join(ROOT, name)).pipe(res); // !safe path-traversal
});
app.get("/file/uuid", (req, res) => {
  if (!validator.isUUID(String(req.query.id))) return void res.sendStatus(400);
  fs.createReadStream(path.join(ROOT, String(req.query.id))).pipe(res); // !safe path-traversal
});
app.get("/go", (req, res) => {
  const to = String(req.query.to);
  if (!/^\/(?![/\\])/.test(to)) return res.redirect("/");
  res.redirect(to); // !safe open-redirect
});
app.get("/go/contains", (req, res) => {
  const to = String(req.query.to);
  if (!to.includes("shop.example")) return res.redirect("/"); // !either incomplete-url-check -- that is the weak check
  res.redirect(to); // !alert open-redirect
});
app.get("/go/host", (req, res) => {
  let url: URL;
  try {
    url = new URL(String(req.query.to));
  } catch {
    return res.redirect("/");
  }
  if (!["shop.example", "www.shop.example"].includes(url.hostname) || url.protocol !== "https:") return res.redirect("/");
  res.redirect(url.href); // !safe open-redirect
});
app.get("/go/table", (req, res) => {
  const targets: Record<string, string> = { cart: "/cart", home: "/" };
  res.redirect(targets[String(req.query.to)] ?? "/"); // !safe open-redirect
});
app.post("/fetch", async (req, res) => {
  const url = new URL(req.body.url);
  const { address } = await dns.lookup(url.hostname);
  if (ipaddr.parse(address).range() !== "unicast") return void res.sendStatus(400);
  await fetch(url); // !safe ssrf
  res.end();
});
app.post("/fetch/protocol", async (req, res) => {
  const url = new URL(req.body.url);
  if (url.protocol !== "https:") return void res.sendStatus(400);
  await fetch(url); // !alert ssrf
  res.end();
});
app.post("/fetch/port", async (req, res) => {
  await fetch(`http://localhost:${Number(req.body.port)}/health`); // !safe ssrf
  const socket = net.connect(80, req.body.host); // !alert ssrf
  socket.end();
  res.end();
});
app.post("/run", (req, res) => {
  execFile("git", ["clone", "--", req.body.url], () => res.end()); // !safe command-injection
  execFileSync("ls", ["-la", path.join(ROOT, "x")]); // !safe command-injection
  const count = Number.parseInt(req.body.count, 10);
  if (Number.isNaN(count)) return;
  exec(`head -n ${count} log.txt`); // !safe command-injection
  exec(`grep "${req.body.word.replace(/"/g, "")}" log.txt`); // !alert command-injection
  exec(`grep ${JSON.stringify(req.body.word)} log.txt`); // !alert command-injection
});
app.post("/find", async (req, res) => {
  const { mail, age } = req.body;
  if (typeof mail !== "string" || typeof age !== "number") return void res.sendStatus(400);
  res.json(await users.find({ mail, age }).toArray()); // !safe nosql-operator-injection
});
app.post("/find/clean", async (req, res) => {
  const filter = mongoSanitize.sanitize(req.body);
  res.json(await users.find({ mail: filter.mail }).toArray()); // !safe nosql-operator-injection
});
app.post("/find/id", async (req, res) => {
  res.json(await users.findOne({ _id: new ObjectId(String(req.body.id)) })); // !safe nosql-operator-injection !either idor-by-request-id -- nobody is asked who he is
  res.json(await users.findOne({ mail: req.body.mail?.trim() })); // !safe nosql-operator-injection
});
app.post("/find/default", async (req, res) => {
  res.json(await users.findOne({ mail: req.body.mail ?? "" })); // !missing nosql-operator-injection -- a package that cleans one body is taken to clean all
});
