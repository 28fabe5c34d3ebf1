import express from "express";
import { readFile } from "node:fs/promises";
import path from "node:path";

const app = express();
const ROOT = path.resolve("/srv/shop/media");

app.get("/prefix", async (req, res) => {
  const full = path.resolve(ROOT, String(req.query.file));
  if (!full.startsWith(ROOT + path.sep)) return res.sendStatus(404);
  res.send(await readFile(full)); // !safe path-traversal
});

app.get("/prefix-too-early", async (req, res) => {
  const joined = ROOT + "/" + String(req.query.file);
  if (!joined.startsWith(ROOT)) return res.sendStatus(404);
  res.send(await readFile(joined)); // !alert path-traversal -- the dots are still there
});

app.get("/relative", async (req, res) => {
  const full = path.resolve(ROOT, String(req.query.file));
  const relative = path.relative(ROOT, full);
  if (relative.startsWith("..") || path.isAbsolute(relative)) return res.sendStatus(404);
  res.send(await readFile(full)); // !safe path-traversal
});

app.get("/pattern", async (req, res) => {
  const file = String(req.query.file);
  if (!/^[\w-]+\.png$/.test(file)) return res.sendStatus(404);
  res.send(await readFile(path.join(ROOT, file))); // !safe path-traversal
});

app.get("/loose-pattern", async (req, res) => {
  const file = String(req.query.file);
  if (!/\.png$/.test(file)) return res.sendStatus(404);
  res.send(await readFile(path.join(ROOT, file))); // !alert path-traversal
});

app.get("/once", async (req, res) => {
  const file = String(req.query.file).replace("../", "");
  res.send(await readFile(path.join(ROOT, file))); // !alert path-traversal
});

app.get("/dots", async (req, res) => {
  const file = String(req.query.file);
  if (file.includes("..")) return res.sendStatus(404);
  res.send(await readFile(path.join(ROOT, file))); // !safe path-traversal
});

app.get("/dots-resolve", async (req, res) => {
  const file = String(req.query.file);
  if (file.includes("..")) return res.sendStatus(404);
  res.send(await readFile(path.resolve(ROOT, file))); // !missing path-traversal -- a check for dots is taken for a check of the whole path
});
