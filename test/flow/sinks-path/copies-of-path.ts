import { readFile } from "node:fs/promises";
import express from "express";
import { basename, join } from "pathe";
import posix from "node:path/posix";
import browser from "path-browserify";

const app = express();

app.get("/a", async (req, res) => {
  res.send(await readFile(join("notes", String(req.query.note)), "utf8")); // !alert path-traversal
});
app.get("/b", async (req, res) => {
  res.send(await readFile(join("notes", basename(String(req.query.note))), "utf8")); // !safe path-traversal
});
app.get("/c", async (req, res) => {
  res.send(await readFile(posix.resolve("notes", String(req.query.note)), "utf8")); // !alert path-traversal
});
app.get("/d", async (req, res) => {
  res.send(await readFile(browser.join("notes", posix.basename(String(req.query.note))), "utf8")); // !safe path-traversal
});
