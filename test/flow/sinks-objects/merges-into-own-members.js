const express = require("express");

const app = express();
app.use(express.json());

function isObject(value) {
  return value !== null && typeof value === "object";
}

function mergeOwn(into, from) {
  for (const key of Object.keys(from)) {
    if (Object.hasOwn(into, key) && isObject(into[key])) mergeOwn(into[key], from[key]);
    else into[key] = from[key]; // !safe prototype-pollution
  }
}

function mergeEach(into, from) {
  Object.keys(from).forEach(function (key) {
    if (Object.prototype.hasOwnProperty.call(into, key) && isObject(from[key])) {
      mergeEach(into[key], from[key]);
    } else {
      into[key] = from[key]; // !safe prototype-pollution
    }
  });
}

function mergeNamed(into, from) {
  for (const key in from) {
    if (into.hasOwnProperty(key)) mergeNamed(into[key], from[key]);
    else into[key] = from[key]; // !safe prototype-pollution
  }
}

function mergeAny(into, from) {
  for (const key of Object.keys(from)) {
    if (isObject(into[key])) mergeAny(into[key], from[key]);
    else into[key] = from[key]; // !alert prototype-pollution
  }
}

// The key is asked of the wrong object.
function mergeAsked(into, from) {
  for (const key of Object.keys(from)) {
    if (Object.hasOwn(from, key) && isObject(into[key])) mergeAsked(into[key], from[key]);
    else into[key] = from[key]; // !alert prototype-pollution
  }
}

function setOwn(object, keys, value) {
  let current = object;
  for (const key of keys.slice(0, -1)) {
    if (!Object.hasOwn(current, key)) current[key] = {};
    current = current[key];
  }
  current[keys[keys.length - 1]] = value; // !safe prototype-pollution
}

function setMissing(object, keys, value) {
  let current = object;
  for (const key of keys.slice(0, -1)) {
    if (!current[key]) current[key] = {};
    current = current[key];
  }
  current[keys[keys.length - 1]] = value; // !alert prototype-pollution
}

app.post("/merge", (req, res) => {
  mergeOwn({}, req.body);
  mergeEach({}, req.body);
  mergeNamed({}, req.body);
  mergeAny({}, req.body);
  mergeAsked({}, req.body);
  setOwn({}, req.body.keys, req.body.value);
  setMissing({}, req.body.keys, req.body.value);
  res.end();
});

const carts = {};
const totals = {};

app.post("/named", (req, res) => {
  const { id, item, amount } = req.body;
  carts[`cart:${id}`][item] = amount; // !safe prototype-pollution
  const key = id + "/total";
  carts[key][item] = amount; // !safe prototype-pollution
  totals[`__${id}`][item] = amount; // !alert prototype-pollution
  res.end();
});

const sections = { theme: {}, limits: {} };

app.patch("/section", (req, res) => {
  const { section, key, value } = req.body;
  sections[section][key] = value; // !alert prototype-pollution
  if (!["theme", "limits"].includes(section)) return res.sendStatus(404);
  sections[section][key] = value; // !safe prototype-pollution
  const own = Object.hasOwn(sections, section) ? sections[section] : {};
  own[key] = value; // !safe prototype-pollution
  res.end();
});
