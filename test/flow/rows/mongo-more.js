const express = require('express');
const mongoose = require('mongoose');

mongoose.connect('mongodb://localhost/shop');
const Product = mongoose.model('Product', new mongoose.Schema({}));
const app = express();
app.use(express.json());
app.post('/', async (req, res) => {
  if (mongoose.isValidObjectId(req.body.id)) await Product.findOne({ owner: req.body.id }); // !safe nosql-operator-injection
  await Product.findOne(mongoose.sanitizeFilter({ sku: req.body.sku })); // !safe nosql-operator-injection
  await Product.find({}).$where(`this.sku === '${req.body.sku}'`); // !alert nosql-where-js
  const product = await Product.findOne({ sku: String(req.body.sku) });
  product.set(req.body); // !alert mass-assignment
  product.set({ title: String(req.body.title) }); // !safe mass-assignment
  await product.save();
  res.end();
});
