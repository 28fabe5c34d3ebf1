import express from "express";
import { z } from "zod";

const app = express();
const NESTED = /^(a+)+$/; // !alert redos-literal
const TWICE = /^(\w|\d)*$/; // !alert redos-literal
const FROM_TEXT = new RegExp("^([a-z]+,?)*$", "i"); // !alert redos-literal
const CAPPED = /^([a-z]+-?)*$/; // !safe redos-literal -- the length is checked before
const UNUSED = /^(b+)+$/; // !safe redos-literal -- no visitor's text gets there
const OWN = /^(c+)+$/; // !safe redos-literal -- the text is our own
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/; // !safe redos-literal -- each character has one place
const PARTS = ["(d", "+)+x"];

app.get("/nested", (req, res) => {
  res.json(NESTED.test(String(req.query.name)));
});
app.get("/twice", (req, res) => {
  const { name } = req.query;
  if (typeof name === "string" && TWICE.exec(name)) return res.sendStatus(204);
  res.sendStatus(400);
});
app.get("/from-text", (req, res) => {
  res.json(String(req.query.list).match(FROM_TEXT));
});
app.post("/spaces", (req, res) => {
  res.send(encodeURIComponent(String(req.body.q).replace(/\s+$/, ""))); // !alert redos-literal
});
app.post("/tags", (req, res) => {
  res.json(String(req.body.q).split(/<!--.*?-->/g)); // !alert redos-literal
});
// The head of a request is too short for time that grows by the square to matter.
app.get("/heads", (req, res) => {
  const brand = String(req.headers["user-agent"]).match(/pad.*os (\d+)/i); // !safe redos-literal
  res.json([brand, String(req.query.q).split(/<!--.*?-->/g)]); // !safe redos-literal
});
app.get("/capped", (req, res) => {
  const name = String(req.query.name);
  if (name.length > 60) return res.sendStatus(400);
  res.json(CAPPED.test(name));
});
app.get("/capped-the-other-way", (req, res) => {
  const name = String(req.query.name);
  res.json(name.length <= 60 && /^(e+)+$/.test(name)); // !safe redos-literal
});
app.get("/not-capped", (req, res) => {
  const name = String(req.query.name);
  if (name.length < 60) return res.sendStatus(400);
  res.json(/^(f+)+$/.test(name)); // !alert redos-literal -- a shortest length is no longest one
});
app.get("/sliced", (req, res) => {
  res.json(/^(g+)+$/.test(String(req.query.name).slice(0, 40))); // !safe redos-literal
});
app.get("/sliced-behind", (req, res) => {
  res.json(/^(h+)+$/.test(String(req.query.name).slice(2))); // !alert redos-literal
});
app.get("/number", (req, res) => {
  res.json(/^(\d+)+$/.test(String(Number(req.query.n)))); // !safe redos-literal
});
app.get("/listed", (req, res) => {
  const sort = String(req.query.sort);
  if (!["name", "price"].includes(sort)) return res.sendStatus(400);
  res.json(/^(i+)+$/.test(sort)); // !safe redos-literal
});
app.get("/short-pattern", (req, res) => {
  const sku = String(req.query.sku);
  if (!/^[a-z]{1,20}$/.test(sku)) return res.sendStatus(400);
  res.json(/^(j+)+$/.test(sku)); // !safe redos-literal
});
app.get("/own", (_req, res) => {
  res.json(OWN.test(process.env.SHOP_NAME ?? ""));
});
app.get("/slug", (req, res) => {
  res.json(SLUG.test(String(req.query.slug)));
});
app.get("/bounded", (req, res) => {
  res.json(/^(?:[a-z]{1,8}-){0,3}[a-z]{1,8}$/.test(String(req.query.slug))); // !safe redos-literal
});
app.get("/plain", (req, res) => {
  res.json(String(req.query.q).split(/[\s,]+/)); // !safe redos-literal
});
app.post("/schema", (req, res) => {
  const { name } = z.object({ name: z.string().max(50) }).parse(req.body);
  res.json(/^(k+)+$/.test(name)); // !safe redos-literal -- the schema limits the length
});

app.get("/either", (req, res) => {
  const strict = /^[r-t]+$/; // !safe redos-literal
  const loose = /^(?:[r-t]+_?)*$/; // !alert redos-literal
  const pattern = req.query.loose ? loose : strict;
  res.json(pattern.test(String(req.query.name)));
});

function isPlain(text: string): boolean {
  return /^([l-n]+_?)*$/.test(text); // !alert redos-literal
}

app.get("/helper", (req, res) => {
  res.json(isPlain(String(req.query.name)));
});

function isShort(text: string): boolean {
  return text.length < 80;
}

app.get("/helper-caps", (req, res) => {
  const name = String(req.query.name);
  if (!isShort(name)) return res.sendStatus(400);
  res.json(/^([o-q]+_?)*$/.test(name)); // !safe redos-literal
});

export { UNUSED, PARTS };
