import { Router } from "express";
import fs from "node:fs/promises";
import { createReadStream } from "node:fs";
import path from "node:path";
import axios from "axios";

export const filesRouter = Router();
const ROOT = path.resolve("uploads");

filesRouter.get("/download", (req, res) => {
  res.download(path.join(ROOT, String(req.query.name))); // !alert path-traversal
});
filesRouter.get("/download/base", (req, res) => {
  res.download(path.join(ROOT, path.basename(String(req.query.name)))); // !safe path-traversal
});
filesRouter.get("/stream", (req, res) => {
  const file = path.resolve(ROOT, String(req.query.name));
  createReadStream(file).pipe(res); // !alert path-traversal
});
filesRouter.get("/stream/inside", (req, res) => {
  const file = path.resolve(ROOT, String(req.query.name));
  if (!file.startsWith(ROOT + path.sep)) return void res.sendStatus(400);
  createReadStream(file).pipe(res); // !safe path-traversal
});
filesRouter.delete("/", async (req, res) => {
  await Promise.all((req.body.files as string[]).map((file) => fs.unlink(`${ROOT}/${file}`))); // !alert path-traversal
  res.end();
});
filesRouter.get("/root", (req, res) => {
  res.sendFile(String(req.query.name), { root: ROOT }); // !safe path-traversal
});
filesRouter.post("/import", async (req, res) => {
  const { data } = await axios({ method: "get", url: req.body.url, responseType: "arraybuffer" }); // !alert ssrf
  await fs.writeFile(path.join(ROOT, "import.bin"), data);
  res.end();
});
filesRouter.post("/import/path", async (req, res) => {
  const { data } = await axios.get(`https://cdn.example.com/${encodeURIComponent(req.body.name)}`); // !safe ssrf
  res.json(data);
});
const HOSTS = new Set(["images.example.com", "cdn.example.com"]);
filesRouter.post("/import/known", async (req, res) => {
  const url = new URL(req.body.url);
  if (!HOSTS.has(url.hostname)) return void res.sendStatus(400);
  const { data } = await axios.get(url.toString()); // !safe ssrf
  res.json(data);
});
filesRouter.get("/export", (req, res) => {
  res.setHeader("Content-Disposition", `attachment; filename="${req.query.name}.csv"`); // !alert header-injection-filename
  res.end("id\n");
});
filesRouter.get("/export/fixed", (req, res) => {
  res.setHeader("Content-Disposition", `attachment; filename="orders-${Number(req.query.year)}.csv"`); // !safe header-injection-filename
  res.end("id\n");
});
filesRouter.get("/log", (req, res) => {
  console.log(`download of ${req.query.name} by ${req.ip}`); // !alert log-injection
  console.log("download", { name: req.query.name }); // !safe log-injection
  res.end();
});
