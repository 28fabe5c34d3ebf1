import express from "express";
import fs from "node:fs";
import path from "node:path";

const app = express();
const FOLDERS = (process.env.FOLDERS ?? "").split(":").map((each) => path.resolve(each));
const SHOPS = ["/srv/shops/one", "/srv/shops/two"];

app.get("/some", (req, res) => {
  const file = path.resolve(String(req.query.file));
  if (!FOLDERS.some((dir) => file.startsWith(dir + path.sep))) return res.sendStatus(403);
  fs.readFile(file, (_error, data) => res.send(data)); // !safe path-traversal
});

app.get("/kept", (req, res) => {
  const file = path.resolve("/srv", String(req.query.file));
  const isInside = SHOPS.some((dir) => file === dir || file.startsWith(`${dir}/`));
  if (!isInside) throw new Error("outside");
  fs.readFile(file, (_error, data) => res.send(data)); // !safe path-traversal
});

app.get("/prepared", (req, res) => {
  const file = path.resolve(String(req.query.file));
  const found = FOLDERS.find((dir) => {
    const root = path.resolve(dir);
    return file.startsWith(root + path.sep);
  });
  if (!found) return res.sendStatus(403);
  fs.readFile(file, (_error, data) => res.send(data)); // !safe path-traversal
});

function isBelow(folders: string[], file: string): boolean {
  return folders.some((dir) => file.startsWith(dir + path.sep));
}

app.get("/function", (req, res) => {
  const file = path.resolve(String(req.query.file));
  if (!isBelow(FOLDERS, file)) return res.sendStatus(403);
  fs.readFile(file, (_error, data) => res.send(data)); // !safe path-traversal
});

app.get("/turned-round", (req, res) => {
  const file = path.resolve(String(req.query.file));
  if (FOLDERS.some((dir) => file.startsWith(dir + path.sep))) return res.sendStatus(403);
  fs.readFile(file, (_error, data) => res.send(data)); // !alert path-traversal
});

app.get("/not-normal", (req, res) => {
  const file = `/srv/${req.query.file}`;
  if (!FOLDERS.some((dir) => file.startsWith(dir + path.sep))) return res.sendStatus(403);
  fs.readFile(file, (_error, data) => res.send(data)); // !alert path-traversal -- two dots behind the folder lead out of it
});

app.get("/another-answer", (req, res) => {
  const file = path.resolve(String(req.query.file));
  if (!FOLDERS.some((dir) => file.startsWith(dir + path.sep) || dir === "*")) return res.sendStatus(403);
  fs.readFile(file, (_error, data) => res.send(data)); // !alert path-traversal
});

app.get("/sent", (req, res) => {
  const file = path.resolve(String(req.query.file));
  const folders = String(req.query.folders).split(",");
  if (!folders.some((dir) => file.startsWith(dir + path.sep))) return res.sendStatus(403);
  fs.readFile(file, (_error, data) => res.send(data)); // !alert path-traversal -- the sender says which folders
});

app.get("/every", (req, res) => {
  const file = path.resolve(String(req.query.file));
  if (!FOLDERS.some((dir) => dir.startsWith("/srv/"))) return res.sendStatus(403);
  fs.readFile(file, (_error, data) => res.send(data)); // !alert path-traversal
});

app.listen(3000);
