const express = require("express");
const _ = require("lodash");

const app = express();
app.use(express.json());
const REFUSED = ["__proto__", "constructor", "prototype"];
const settings = {};

function isRefused(path) {
  const pieces = path.split(/[./]/);
  return pieces.some((each) => REFUSED.includes(each));
}
app.post("/a/*", (req, res) => {
  const path = req.params[0].replace(/\//g, ".");
  if (isRefused(path)) return res.sendStatus(400);
  _.set(settings, path, req.body); // !safe prototype-pollution
  res.end();
});
app.post("/b/*", (req, res) => {
  const path = req.params[0];
  if (path.split(".").some((each) => REFUSED.includes(each))) return res.sendStatus(400);
  _.set(settings, path, req.body); // !safe prototype-pollution
  res.end();
});
app.post("/c/*", (req, res) => {
  const path = req.params[0];
  if (path.split(".").some((each) => ["id", "name"].includes(each))) return res.sendStatus(400);
  _.set(settings, path, req.body); // !alert prototype-pollution
  res.end();
});
app.post("/d/*", (req, res) => {
  const path = req.params[0];
  if (!path.split(".").some((each) => REFUSED.includes(each))) return res.sendStatus(400);
  _.set(settings, path, req.body); // !alert prototype-pollution
  res.end();
});
app.post("/e/*", (req, res) => {
  const [path, other] = [req.params[0], req.body.path];
  if (path.split(".").some((each) => REFUSED.includes(each))) return res.sendStatus(400);
  _.set(settings, String(other), req.body.value); // !alert prototype-pollution
  res.end();
});
