// Own merges of objects, as they are written everywhere.
const express = require('express');
const router = express.Router();

function merge(target, source) {
  for (const key in source) {
    if (typeof source[key] === 'object' && source[key] !== null) {
      if (!target[key]) target[key] = {};
      merge(target[key], source[key]);
    } else {
      target[key] = source[key]; // !alert prototype-pollution
    }
  }
  return target;
}

function mergeGuarded(target, source) {
  for (const key of Object.keys(source)) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') continue;
    if (typeof source[key] === 'object' && source[key] !== null) {
      if (!target[key]) target[key] = {};
      mergeGuarded(target[key], source[key]);
    } else {
      target[key] = source[key]; // !safe prototype-pollution
    }
  }
  return target;
}

function setPath(object, path, value) {
  const keys = path.split('.');
  let current = object;
  for (let i = 0; i < keys.length - 1; i++) {
    current[keys[i]] = current[keys[i]] || {};
    current = current[keys[i]];
  }
  current[keys[keys.length - 1]] = value; // !alert prototype-pollution
}

function setPathReduced(object, path, value) {
  const keys = path.split('.');
  const last = keys.pop();
  const owner = keys.reduce((each, key) => (each[key] = each[key] || {}), object);
  owner[last] = value; // !alert prototype-pollution
}

function setFlat(object, key, value) {
  object[key] = value; // !safe prototype-pollution
}

router.post('/a', (req, res) => res.json(merge({}, req.body)));
router.post('/b', (req, res) => res.json(mergeGuarded({}, req.body)));
router.post('/c', (req, res) => {
  const settings = {};
  setPath(settings, req.body.path, req.body.value);
  setPathReduced(settings, req.body.path, req.body.value);
  setFlat(settings, req.body.key, req.body.value);
  res.json(settings);
});
router.post('/d', (req, res) => {
  const cart = {};
  cart[req.body.shop] = cart[req.body.shop] || {};
  cart[req.body.shop][req.body.sku] = req.body.count; // !alert prototype-pollution
  const counts = new Map();
  counts.set(req.body.sku, req.body.count);
  const clean = Object.create(null);
  clean[req.body.shop] = clean[req.body.shop] || Object.create(null);
  clean[req.body.shop][req.body.sku] = 1; // !safe prototype-pollution
  res.json({ cart, clean });
});

module.exports = router;
