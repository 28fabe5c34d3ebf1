import express from "express";
import path from "node:path";
import fs from "node:fs";
import { exec } from "node:child_process";
import net from "node:net";
import dns from "node:dns/promises";
import { z } from "zod";
import validator from "validator";

const app = express();
app.use(express.json());
const ROOT = path.join(__dirname, "public");

app.get("/a", (req, res) => {
  const file = path.normalize(path.join(ROOT, String(req.query.f)));
  if (!file.startsWith(ROOT + path.sep)) return res.sendStatus(403);
  res.sendFile(file); // !safe path-traversal
});
app.get("/b", (req, res) => {
  const file = path.join(ROOT, String(req.query.f));
  const relative = path.relative(ROOT, file);
  if (relative.startsWith("..") || path.isAbsolute(relative)) return res.sendStatus(403);
  fs.createReadStream(file).pipe(res); // !safe path-traversal
});
app.get("/c", (req, res) => {
  const name = String(req.query.f).replace(/\.\.\//g, "");
  fs.createReadStream(path.join(ROOT, name)).pipe(res); // !alert path-traversal
});
app.get("/d", (req, res) => {
  const name = String(req.query.f).replace(/[^a-z0-9]/gi, "");
  fs.createReadStream(path.join(ROOT, name)).pipe(res); // !safe path-traversal
});
app.get("/e", (req, res) => {
  const allowed = fs.readdirSync(ROOT);
  if (!allowed.includes(String(req.query.f))) return res.sendStatus(404);
  fs.createReadStream(path.join(ROOT, String(req.query.f))).pipe(res); // !safe path-traversal
});
app.get("/f", (req, res) => {
  const id = String(req.query.id);
  if (!validator.isUUID(id)) return res.sendStatus(400);
  exec(`print ${id}`); // !safe command-injection
  if (!/^[a-z]+$/m.test(String(req.query.n))) return res.sendStatus(400);
  exec(`print ${req.query.n}`); // !alert command-injection
  res.end();
});
app.get("/g", async (req, res) => {
  const url = new URL(String(req.query.url));
  if (!["shop.example", "cdn.example"].includes(url.hostname)) return res.sendStatus(400);
  res.send(await (await fetch(url)).json()); // !safe ssrf
});
app.get("/h", async (req, res) => {
  const url = String(req.query.url);
  if (!url.includes("shop.example")) return res.sendStatus(400); // !alert incomplete-url-check
  res.json(await (await fetch(url)).json()); // !alert ssrf
});
app.get("/i", (req, res) => {
  const to = String(req.query.to);
  if (to.startsWith("/") && !to.startsWith("//") && !to.startsWith("/\\")) return res.redirect(to); // !safe open-redirect
  return res.redirect("/");
});
app.get("/i2", (req, res) => {
  const to = String(req.query.to);
  if (/^\/[a-z0-9\/-]*$/.test(to) && !to.startsWith("//")) return res.redirect(to); // !safe open-redirect
  if (/^\/[a-z0-9\/:-]*$/.test(to)) return res.redirect(to); // !alert open-redirect
  if (/^\/a$|[a-z:\/]/.test(to) && !to.startsWith("//")) return res.redirect(to); // !alert open-redirect
  return res.redirect("/");
});
app.get("/j", (req, res) => {
  const to = new URL(String(req.query.to), "https://shop.example");
  if (to.origin !== "https://shop.example") return res.redirect("/");
  return res.redirect(to.href); // !safe open-redirect
});
const Kind = { Small: "small", Large: "large" } as const;
type Kind = (typeof Kind)[keyof typeof Kind];
const isKind = (value: unknown): value is Kind => Object.values(Kind).includes(value as Kind);
app.get("/k", (req, res) => {
  const kind = req.query.kind;
  if (!isKind(kind)) return res.sendStatus(400);
  exec(`print ${kind}`); // !safe command-injection
  res.end();
});
function assertSku(value: unknown): asserts value is string {
  if (typeof value !== "string" || !/^[A-Z]{3}\d+$/.test(value)) throw new TypeError("sku");
}
app.get("/l", (req, res) => {
  const { sku } = req.query;
  assertSku(sku);
  exec(`print ${sku}`); // !safe command-injection
  res.end();
});
const schema = z.object({ host: z.string().regex(/^[a-z]+\.shop\.example$/), port: z.coerce.number().int().min(1).max(65535), note: z.string().max(10) });
app.post("/m", async (req, res) => {
  const parsed = schema.safeParse(req.body);
  if (!parsed.success) return res.status(400).json(parsed.error.flatten());
  const { host, port, note } = parsed.data;
  await fetch(`https://${host}:${port}/`); // !safe ssrf
  exec(`note ${note}`); // !alert command-injection
  net.connect(port, "localhost");
  await dns.lookup(host);
  res.end();
});
app.get("/n", (req, res) => {
  const n = parseInt(req.query.n as string, 10);
  if (Number.isNaN(n)) return res.sendStatus(400);
  exec(`print ${n}`); // !safe command-injection
  exec(`print ${+req.query.n!}`); // !safe command-injection
  exec(`print ${Boolean(req.query.n)}`); // !safe command-injection
  exec(`print ${(req.query.n as string).length}`); // !safe command-injection
  exec(`print ${new Date(req.query.n as string).toISOString()}`); // !safe command-injection
  exec(`print ${JSON.stringify(req.query.n)}`); // !alert command-injection
  exec(`print ${encodeURIComponent(req.query.n as string)}`); // !safe command-injection
  res.end();
});
