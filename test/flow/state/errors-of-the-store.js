// What handlers hand on here was written by the store.
const express = require('express');
const app = express();

app.get('/products', (req, res, next) => {
  if (!req.query.id) return next(new Error('no id'));
  res.json({});
});
app.use((error, req, res, next) => {
  res.status(500).send(`<p>${error.message}</p>`); // !safe xss-server-response
});
