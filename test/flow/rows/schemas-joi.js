const express = require('express');
const Joi = require('joi');
const { exec } = require('child_process');
const { Schema, model } = require('mongoose');
const { products } = require('./products');

const Product = model('Product', new Schema({}));
const app = express();
app.use(express.json());

const line = Joi.object({ sku: Joi.string().required(), copies: Joi.number().integer().min(1).max(9).required() });
const more = line.keys({ count: Joi.number(), note: Joi.string() }).required();
const list = Joi.array().items(Joi.number());

app.post('/async', async (req, res) => {
  const value = await more.validateAsync(req.body);
  exec(`lp -n ${value.count}`); // !safe command-injection
  exec(`lp ${value.note}`); // !alert command-injection
  res.end();
});
app.post('/throws', async (req, res) => {
  await line.validateAsync(req.body);
  exec(`lp -n ${req.body.copies}`); // !safe command-injection
  exec(`lp ${req.body.sku}`); // !alert command-injection
  res.end();
});
app.post('/function', (req, res) => {
  const { error, value } = Joi.validate(req.body, line);
  if (error) return res.sendStatus(400);
  exec(`lp -n ${value.copies}`); // !safe command-injection
  exec(`lp -n ${req.body.copies}`); // !safe command-injection
  exec(`lp ${value.sku}`); // !alert command-injection
  res.end();
});
app.post('/attempt', async (req, res) => {
  const value = Joi.attempt(req.body, line);
  exec(`lp -n ${value.copies}`); // !safe command-injection
  Joi.assert(req.body.amount, Joi.number().positive());
  const product = await products.findBySku('a');
  res.json({ total: product.price * req.body.amount }); // !safe negative-or-huge-quantity
  exec(`lp ${value.sku}`); // !alert command-injection
});
app.post('/lists', (req, res) => {
  const { value } = list.validate(req.body);
  for (const each of value) exec(`lp -n ${each}`); // !safe command-injection
  const { value: loose } = Joi.object({ filter: Joi.any() }).validate(req.body);
  Product.findOne({ sku: loose.filter }); // !alert nosql-operator-injection
  res.end();
});
