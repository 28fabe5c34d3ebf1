// Who says what is taken off a total says what the order costs, whoever keeps the prices.
const express = require("express");
const mongoose = require("mongoose");
const stripe = require("stripe")(process.env.STRIPE_KEY);

const Order = mongoose.model("Order", new mongoose.Schema({ total: Number }));
const Product = mongoose.model("Product", new mongoose.Schema({ price: Number, discountPercent: Number }));
const Coupon = mongoose.model("Coupon", new mongoose.Schema({ code: String, percent: Number }));
const app = express();
app.use(express.json());

app.post("/orders", async (req, res) => {
  const product = await Product.findById(String(req.body.productId));
  const share = 1 - Number(req.body.discount) / 100;
  await Order.create({ total: product.price * share }); // !alert client-supplied-order-total
  await Order.create({ total: product.price - req.body.discountAmount }); // !alert client-supplied-order-total
  const { percentOff } = req.body;
  const amount = Math.round(product.price * (100 - percentOff));
  await stripe.paymentIntents.create({ amount, currency: "eur" }); // !alert client-supplied-amount
  res.sendStatus(201);
});

app.post("/orders/:id/discount", async (req, res) => {
  const order = await Order.findOne({ _id: String(req.params.id), user: req.user.id });
  order.total = order.total * (1 - req.body.discount / 100); // !alert client-supplied-order-total
  await order.save();
  res.sendStatus(204);
});

app.post("/orders/with-coupon", async (req, res) => {
  const product = await Product.findById(String(req.body.productId));
  const coupon = await Coupon.findOne({ code: String(req.body.code) });
  const quantity = Math.max(1, Number(req.body.quantity));
  const discount = (product.price * coupon.percent) / 100;
  await Order.create({ total: product.price * quantity - discount }); // !safe client-supplied-order-total
  await Order.create({ total: product.price * (1 - product.discountPercent / 100) * quantity }); // !safe client-supplied-order-total
  await Order.create({ total: product.price * Math.max(1, Number(req.body.quantity)) }); // !safe client-supplied-order-total
  res.sendStatus(201);
});
