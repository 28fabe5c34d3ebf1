import express from "express";
import _ from "lodash";
import { z } from "zod";

const app = express();
app.use(express.json());
const settings = { theme: { colour: "red" } };
const carts = {};
const Preferences = z.object({ colour: z.string() });

function mergeDeep(target, source) {
  for (const key of Object.keys(source)) {
    if (typeof source[key] === "object" && source[key] !== null) {
      target[key] ??= {};
      mergeDeep(target[key], source[key]);
    } else {
      target[key] = source[key]; // !alert prototype-pollution
    }
  }
  return target;
}

function mergeChecked(target, source) {
  for (const key of Object.keys(source)) {
    if (key === "__proto__" || key === "constructor" || key === "prototype") continue;
    if (typeof source[key] === "object" && source[key] !== null) {
      target[key] ??= {};
      mergeChecked(target[key], source[key]);
    } else {
      target[key] = source[key]; // !safe prototype-pollution
    }
  }
  return target;
}

app.post("/settings/merge", (req, res) => {
  _.merge(settings, req.body); // !alert prototype-pollution !sink(merge)
  res.sendStatus(204);
});
app.post("/settings/defaults", (req, res) => {
  _.defaultsDeep(settings, req.body); // !alert prototype-pollution
  res.sendStatus(204);
});
app.post("/settings/set", (req, res) => {
  _.set(settings, req.body.path, req.body.value); // !alert prototype-pollution
  res.sendStatus(204);
});
app.post("/settings/parsed", (req, res) => {
  _.merge(settings, Preferences.parse(req.body)); // !safe prototype-pollution
  res.sendStatus(204);
});
app.post("/settings/fixed", (req, res) => {
  _.set(settings, "theme.colour", req.body.colour); // !safe prototype-pollution
  res.sendStatus(204);
});
app.post("/carts/line", (req, res) => {
  const { cart, sku, count } = req.body;
  carts[cart][sku] = count; // !alert prototype-pollution
  res.sendStatus(204);
});
app.post("/carts/flat", (req, res) => {
  const lines = new Map();
  lines.set(req.body.sku, req.body.count); // !safe prototype-pollution
  const counts = Object.create(null);
  counts[req.body.sku] = req.body.count; // !safe prototype-pollution
  res.json({ size: lines.size, counts });
});
app.post("/own/merge", (req, res) => {
  mergeDeep(settings, req.body); // !either prototype-pollution -- the write inside is the place, the call may be named as well
  res.sendStatus(204);
});
app.post("/own/checked", (req, res) => {
  mergeChecked(settings, req.body); // !safe prototype-pollution
  res.sendStatus(204);
});
app.post("/shallow", (req, res) => {
  const merged = { ...settings, ...req.body }; // !safe prototype-pollution -- a spread defines own members and sets no prototype
  res.json(merged);
});
