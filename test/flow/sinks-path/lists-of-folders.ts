import express from "express";
import fs from "node:fs";
import path from "node:path";

const app = express();
const root = path.resolve("./data");

// A list that is joined is a text as it came; only `path.join` resolves the dots in one.
app.get("/files/:rest", (req, res) => {
  const parts = req.params.rest.split("/");
  fs.createReadStream(path.join(root, parts.join("/"))).pipe(res); // !alert path-traversal
  fs.createReadStream(path.join(root, parts.join(path.sep))).pipe(res); // !alert path-traversal
  fs.createReadStream(path.join(root, path.join("/", ...parts))).pipe(res); // !safe path-traversal
  fs.createReadStream(path.join(root, path.join("/", req.params.rest))).pipe(res); // !safe path-traversal
});

app.get("/pages", (req, res) => {
  const [, ...parts] = String(req.query.page).split("/");
  const page = parts.join("/");
  if (!page.startsWith("pages/")) return res.sendStatus(400);
  fs.createReadStream(path.join(root, page)).pipe(res); // !alert path-traversal
});

app.get("/notes", (req, res) => {
  const note = path.join("notes", String(req.query.note));
  if (!note.startsWith("notes/")) return res.sendStatus(400);
  fs.createReadStream(path.join(root, note)).pipe(res); // !safe path-traversal
});

app.get("/refused", (req, res) => {
  const parts = req.query.file.split("/");
  if (parts.some((part) => part === "..")) return res.sendStatus(400);
  res.sendFile(path.join(root, parts.join("/"))); // !safe path-traversal
});

app.get("/left-out", (req, res) => {
  const parts = req.query.file.split("/").filter((part) => part && part !== "..");
  res.sendFile(path.join(root, parts.join("/"))); // !safe path-traversal
  res.sendFile(path.join(root, ...parts)); // !safe path-traversal
});

app.get("/not-left-out", (req, res) => {
  const parts = req.query.file.split("/").filter((part) => part && part !== ".");
  res.sendFile(path.join(root, parts.join("/"))); // !alert path-traversal
});

app.get("/resolved", (req, res) => {
  const kept: string[] = [];
  for (const part of req.query.file.split("/")) {
    if (part === "..") kept.pop();
    else if (part && part !== ".") kept.push(part);
  }
  res.sendFile(path.join(root, kept.join("/"))); // !safe path-traversal
});

app.get("/skipped", (req, res) => {
  const kept: string[] = [];
  for (const part of req.query.file.split("/")) {
    if (part === ".." || part === ".") continue;
    kept.push(part);
  }
  res.sendFile(path.join(root, kept.join("/"))); // !safe path-traversal
});
