// Patterns, logs, headers and tokens.
const express = require('express');
const winston = require('winston');
const escapeStringRegexp = require('escape-string-regexp');
const app = express();
const logger = winston.createLogger({ format: winston.format.simple() });

app.get('/patterns', (req, res) => {
  const names = ['a', 'b'];
  const pattern = new RegExp(req.query.q, 'i'); // !alert redos-user-pattern
  const safe = new RegExp(escapeStringRegexp(req.query.q)); // !safe redos-user-pattern
  const own = new RegExp('^' + req.query.q.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')); // !safe redos-user-pattern
  res.json(names.filter((name) => pattern.test(name) || safe.test(name) || own.test(name)));
});

app.get('/logs', (req, res) => {
  console.log('search for ' + req.query.q); // !alert log-injection
  console.log('search for %s', JSON.stringify(req.query.q)); // !safe log-injection
  logger.info('search for ' + String(req.query.q).replace(/[\r\n]/g, '')); // !safe log-injection
  console.log('found', 3); // !safe log-injection
  res.end();
});

app.get('/headers', (req, res) => {
  res.setHeader('Content-Disposition', 'attachment; filename="' + req.query.name + '"'); // !alert header-injection-filename
  res.setHeader('Content-Disposition', 'attachment; filename="' + encodeURIComponent(req.query.name) + '"'); // !safe header-injection-filename
  res.setHeader('Location', req.query.next); // !alert open-redirect
  res.end();
});
