const express = require("express");
const { Schema, model } = require("mongoose");
const { requireUser } = require("./auth");

const Order = model("Order", new Schema({ customer: String, totalPrice: Number, itemsPrice: Number, taxPrice: Number, shippingPrice: Number }));
const Product = model("Product", new Schema({ sku: String, price: Number }));
const app = express();
app.use(express.json(), requireUser);

app.post("/orders/a", async (req, res) => {
  const order = new Order({ customer: req.user.id, totalPrice: req.body.totalPrice }); // !alert client-supplied-order-total
  await order.save();
  res.sendStatus(201);
});
app.post("/orders/b", async (req, res) => {
  const { itemsPrice, taxPrice, shippingPrice } = req.body; // !source
  await Order.create({ customer: req.user.id, itemsPrice, taxPrice, shippingPrice }); // !alert client-supplied-order-total
  res.sendStatus(201);
});
app.post("/orders/c", async (req, res) => {
  const product = await Product.findOne({ sku: String(req.body.sku) });
  await Order.create({ customer: req.user.id, totalPrice: product.price }); // !safe client-supplied-order-total
  res.sendStatus(201);
});
