const express = require("express");
const app = express();
app.use(express.json());
const settings = {};

function setPath(target, keys, value) {
  const last = keys.pop();
  let current = target;
  for (const key of keys) {
    if (current[key] === undefined) current[key] = {};
    current = current[key];
  }
  current[last] = value; // !alert prototype-pollution
}
function setPathSafely(target, keys, value) {
  let current = target;
  for (const key of keys.slice(0, -1)) {
    if (key === "__proto__" || key === "constructor" || key === "prototype") return;
    current = current[key] ??= {};
  }
  const last = keys[keys.length - 1];
  if (last === "__proto__" || last === "constructor" || last === "prototype") return;
  current[last] = value; // !safe prototype-pollution
}
function deepMerge(target, source) {
  for (const key in source) {
    if (typeof source[key] === "object" && source[key] !== null) {
      target[key] = deepMerge(target[key] || {}, source[key]); // !alert prototype-pollution
    } else target[key] = source[key]; // !either prototype-pollution -- the same merge
  }
  return target;
}
app.post("/set", (req, res) => {
  setPath(settings, req.body.path.split("."), req.body.value);
  setPathSafely(settings, req.body.path.split("."), req.body.value);
  res.json(settings);
});
app.patch("/settings", (req, res) => {
  deepMerge(settings, req.body);
  res.json(settings);
});
app.put("/flag/:name", (req, res) => {
  settings[req.params.name] = Boolean(req.body.value); // !safe prototype-pollution
  res.json(settings);
});
app.post("/call/:name", (req, res) => {
  const actions = { ping: () => "pong", time: () => Date.now() };
  res.json(actions[req.params.name]()); // !alert unchecked-method-call-by-name
});
app.post("/call2/:name", (req, res) => {
  const actions = { ping: () => "pong", time: () => Date.now() };
  if (!Object.hasOwn(actions, req.params.name)) return res.sendStatus(404);
  res.json(actions[req.params.name]()); // !safe unchecked-method-call-by-name
});
