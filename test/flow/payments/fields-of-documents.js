const express = require("express");
const mongoose = require("mongoose");

const Order = mongoose.model("Order", new mongoose.Schema({ total: Number, discount: Number, note: String, user: String }));
const Product = mongoose.model("Product", new mongoose.Schema({ name: String, discount: Number }));
const app = express();
app.use(express.json());

app.post("/orders", async (req, res) => {
  const { total } = req.body;
  const order = new Order({ user: req.user.id });
  order.total = total; // !alert client-supplied-order-total
  order.note = String(req.body.note); // !safe client-supplied-order-total
  await order.save();
  res.end();
});

app.post("/orders/:id/discount", async (req, res) => {
  const order = await Order.findOne({ _id: req.params.id, user: req.user.id });
  order.discount = req.body.discount; // !alert client-supplied-order-total
  await order.save();
  res.end();
});

app.post("/orders/sum", async (req, res) => {
  const products = await Product.find({ _id: { $in: req.body.ids.map(String) } });
  const order = new Order({ user: req.user.id });
  order.total = products.reduce((sum, { price }) => sum + price, 0); // !safe client-supplied-order-total
  await order.save();
  res.end();
});

// What a product costs is not what an order does.
app.post("/products/:id", async (req, res) => {
  const product = await Product.findById(req.params.id);
  product.discount = req.body.discount; // !safe client-supplied-order-total
  await product.save();
  res.end();
});

app.get("/orders/:id", async (req, res) => {
  const order = await Order.findOne({ _id: req.params.id, user: req.user.id });
  res.json({ total: order.total }); // !safe client-supplied-order-total
});
