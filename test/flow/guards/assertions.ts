import assert from "node:assert";
import { readFile } from "node:fs/promises";
import { resolve, sep } from "node:path";
import express from "express";
import Koa from "koa";

const ROOT = resolve("/srv/shop/media");
const app = express();
const koa = new Koa();

app.get("/assert", async (req, res) => {
  const full = resolve(ROOT, String(req.query.file));
  assert(full.startsWith(ROOT + sep), "outside");
  res.send(await readFile(full)); // !safe path-traversal
});

app.get("/ok", async (req, res) => {
  const full = resolve(ROOT, String(req.query.file));
  assert.ok(full.startsWith(ROOT + sep));
  res.send(await readFile(full)); // !safe path-traversal
});

app.get("/console", async (req, res) => {
  const full = resolve(ROOT, String(req.query.file));
  console.assert(full.startsWith(ROOT + sep));
  res.send(await readFile(full)); // !alert path-traversal -- the console goes on
});

app.get("/opposite", async (req, res) => {
  const full = resolve(ROOT, String(req.query.file));
  assert(!full.startsWith(ROOT + sep));
  res.send(await readFile(full)); // !alert path-traversal
});

app.get("/there", async (req, res) => {
  assert(req.query.file);
  res.send(await readFile(String(req.query.file))); // !alert path-traversal -- that there is one says nothing of it
});

koa.use(async (ctx) => {
  const full = resolve(ROOT, String(ctx.query.file));
  ctx.assert(full.startsWith(ROOT + sep), 404);
  ctx.body = await readFile(full); // !safe path-traversal
});
