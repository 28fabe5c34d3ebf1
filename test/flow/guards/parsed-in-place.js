const express = require("express");
const axios = require("axios");
const fs = require("fs");
const path = require("path");
const url = require("url");

const HOSTS = ["cdn.shop.example"];
const ROOT = "/var/shop";
const app = express();

app.get("/fetch", async (req, res) => {
  const target = req.query.target;
  if (HOSTS.includes(new URL(target).hostname)) await axios.get(target); // !safe ssrf
  if (new URL(target).protocol === "https:") await axios.get(target); // !alert ssrf
  res.end();
});
app.get("/go", (req, res) => {
  const to = req.query.to;
  if (url.parse(to).hostname === "shop.example") res.redirect(to); // !safe open-redirect
});
app.get("/file", (req, res) => {
  const file = path.normalize(path.join(ROOT, req.query.file));
  if (file.indexOf(ROOT) !== 0) return res.sendStatus(403);
  fs.readFile(file, () => {}); // !safe path-traversal
});
app.get("/dots", (req, res) => {
  fs.readFile(path.join(ROOT, req.query.file.replace(/\.\./g, "")), () => {}); // !safe path-traversal
  fs.readFile(path.join(ROOT, req.query.file.replace("../", "")), () => {}); // !alert path-traversal
});
app.get("/relative", (req, res) => {
  const inside = path.relative(ROOT, path.resolve(ROOT, req.query.file));
  if (inside.startsWith("..") || path.isAbsolute(inside)) return;
  fs.readFile(path.join(ROOT, inside), () => {}); // !safe path-traversal
});
app.get("/search", (req, res) => {
  const text = req.query.text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  res.json(new RegExp(text).test("shop")); // !safe redos-user-pattern
});
