// What is compared with yes or no, and what may be missing where a check asks for it.
import { exec } from "node:child_process";
import { readdirSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import express from "express";

const app = express();
const isName = (text: string) => /^[a-z]+$/.test(text);
app.get("/a/*", (req, res) => {
  const path = req.params[0];
  if (/^[a-z]+$/.test(path) === false) return res.end();
  readdirSync(join("/srv", path)); // !safe path-traversal
});
app.get("/b/*", (req, res) => {
  const path = req.params[0] || "";
  if (path && !/^[a-z]+$/.test(path)) return res.end();
  readdirSync(join("/srv", path)); // !safe path-traversal
});
app.get("/c/*", (req, res) => {
  const path = req.params[0] || "";
  if (path && /^(?!\/|.*\/{2,})[a-zA-Z0-9_\-/]+$/.test(path) === false) return res.end();
  readdirSync(join("/srv", path)); // !safe path-traversal
});
app.get("/d/*", (req, res) => {
  const path = req.params[0] || "";
  if (/^(?!(\/|\.{2,}\/))[a-zA-Z0-9_\-/]*\.[a-zA-Z0-9_\-]+$/.test(path) === false) return res.end();
  unlinkSync(join("/srv", path)); // !safe path-traversal
});
app.get("/e/*", (req, res) => {
  if (isName(req.params[0]) !== true) return res.end();
  exec(`list ${req.params[0]}`); // !safe command-injection
});
app.get("/f/*", (req, res) => {
  if (isName(req.params[0]) !== false) {
    exec(`list ${req.params[0]}`); // !safe command-injection
  } else {
    exec(`list ${req.params[0]}`); // !alert command-injection
  }
});
app.get("/g/*", (req, res) => {
  const path = req.params[0];
  if (!path || isName(path)) {
    exec(`list ${path}`); // !safe command-injection
  }
});
app.get("/h/*", (req, res) => {
  const path = req.params[0];
  if (path && req.query.all) return res.end();
  exec(`list ${path}`); // !alert command-injection
});
app.get("/i/*", (req, res) => {
  const path = req.params[0];
  if (path || isName(path)) {
    exec(`list ${path}`); // !alert command-injection
  }
});
app.get("/j/*", (req, res) => {
  const path = req.params[0];
  if (/^[a-z]+$/.test(path) === true) return res.end();
  exec(`list ${path}`); // !alert command-injection
});
app.get("/k/*", (req, res) => {
  const path = req.params[0];
  if (!/^[\w-]+(\.[a-z]+)*$/.test(path)) return res.end();
  unlinkSync(join("/srv", path)); // !safe path-traversal
});
app.get("/l/*", (req, res) => {
  const path = req.params[0];
  if (!/^[\w.-]+(\/[\w.-]+)*$/.test(path)) return res.end();
  unlinkSync(join("/srv", path)); // !alert path-traversal
});
app.get("/m/*", (req, res) => {
  const path = req.params[0];
  if (!/^[\w-]*\.?\.[a-z/]+$/.test(path)) return res.end();
  unlinkSync(join("/srv", path)); // !alert path-traversal
});
app.get("/n/*", (req, res) => {
  const path = req.params[0];
  if (!/^(?:[a-z]+\.|\.)+[a-z/]+$/.test(path)) return res.end();
  unlinkSync(join("/srv", path)); // !alert path-traversal
});
