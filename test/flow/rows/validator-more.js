const express = require('express');
const { body, check, matchedData, param, validationResult } = require('express-validator');
const { exec } = require('child_process');
const { products } = require('./products');

const app = express();
app.use(express.json());
app.post('/a', body('few').isInt({ min: 1, max: 9 }), body('some').isInt({ min: 1 }), body('text').isString(), async (req, res) => {
  if (!validationResult(req).isEmpty()) return res.sendStatus(400);
  const product = await products.findBySku('a');
  const few = product.price * req.body.few; // !safe negative-or-huge-quantity
  const some = product.price * req.body.some; // !safe negative-or-huge-quantity
  exec(`lp ${req.body.text}`); // !alert command-injection
  exec(`lp ${matchedData(req).text}`); // !alert command-injection
  res.json({ few, some });
});
app.get('/b/:id', param('id').toInt(), check('page').toInt(), (req, res) => {
  exec(`lp ${req.params.id} ${req.query.page}`); // !safe command-injection
  exec(`lp ${req.query.text}`); // !alert command-injection
  res.end();
});
