// The same things behind promises in every style.
const express = require('express');
const { promisify } = require('util');
const fs = require('fs');
const { exec } = require('child_process');
const { Pool } = require('pg');
const axios = require('axios').default;
const got = require('got');
const needle = require('needle');
const superagent = require('superagent');
const https = require('https');

const router = express.Router();
const db = new Pool();
const readFile = promisify(fs.readFile);
const run = promisify(exec);

const wrap = (handler) => (req, res, next) => Promise.resolve(handler(req, res, next)).catch(next);

router.get('/a', wrap(async (req, res) => {
  const { rows } = await db.query(`SELECT * FROM carts WHERE token = '${req.query.token}'`); // !alert sql-injection
  res.json(rows);
}));

router.get('/b', (req, res, next) => {
  readFile('/srv/' + req.query.f) // !alert path-traversal
    .then((data) => run(`wc -c ${req.query.f}`)) // !alert command-injection
    .then(({ stdout }) => res.type('text').send(stdout))
    .catch(next);
});

router.get('/c', async (req, res) => {
  const [one, two] = await Promise.all([
    axios.get(req.query.feed), // !alert ssrf
    got(`https://api.example.com/v1/${encodeURIComponent(req.query.id)}`), // !safe ssrf
  ]);
  res.json([one.data, two.body]);
});

router.get('/d', (req, res) => {
  needle.get(req.query.u, (error, answer) => res.json(answer.body)); // !alert ssrf
});

router.get('/e', async (req, res) => {
  const answer = await superagent.get(req.query.u).query({ a: 1 }); // !alert ssrf
  res.json(answer.body);
});

router.get('/f', (req, res) => {
  https.get({ hostname: req.query.host, path: '/' }, (answer) => answer.pipe(res)); // !alert ssrf
});

router.get('/g', (req, res) => {
  https.get({ hostname: 'api.example.com', path: '/' + encodeURIComponent(req.query.p) }, (answer) => answer.pipe(res)); // !safe ssrf
});

router.get('/h', async (req, res) => {
  const target = 'http://' + req.params.shop + '.internal/stock';
  const answer = await axios({ method: 'post', url: target, data: {} }); // !alert ssrf
  res.json(answer.data);
});

router.get('/i', async (req, res) => {
  const client = axios.create({ baseURL: 'https://api.example.com' });
  const answer = await client.get('/products/' + encodeURIComponent(req.query.id)); // !safe ssrf
  res.json(answer.data);
});

router.get('/j', (req, res) => {
  new Promise((resolve) => resolve(req.query.name))
    .then((name) => name.trim())
    .then((name) => run('id ' + name)); // !alert command-injection
  res.end();
});

router.get('/k', async (req, res) => {
  for await (const name of namesOf(req)) await run('id ' + name); // !alert command-injection
  res.end();
});

async function* namesOf(req) {
  for (const name of req.query.names) yield name;
}

module.exports = router;
