// What a loop puts into an element by its place is what it reads of that place afterwards.
const express = require("express");
const mongoose = require("mongoose");

const Order = mongoose.model("Order", new mongoose.Schema({ total: Number, lines: [Object] }));
const Product = mongoose.model("Product", new mongoose.Schema({ price: Number, offer: Number }));
const app = express();
app.use(express.json());

app.post("/orders", async (req, res) => {
  const { lines } = req.body;
  const order = new Order();
  let sum = 0;
  for (const i in lines) {
    const product = await Product.findById(String(lines[i].product));
    if (product.offer > 0) {
      lines[i].total = lines[i].count * product.offer;
    } else {
      lines[i].total = lines[i].count * product.price; // !alert negative-or-huge-quantity
    }
    lines[i].place = i;
    sum += lines[i].total;
  }
  order.total = sum; // !safe client-supplied-order-total
  await order.save();
  res.sendStatus(201);
});

app.post("/orders/of-body", async (req, res) => {
  const form = req.body;
  const order = new Order();
  let sum = 0;
  for (const i in form.lines) {
    const product = await Product.findById(String(form.lines[i].product));
    if (product.offer > 0) form.lines[i].total = product.offer;
    else form.lines[i].total = product.price;
    sum += form.lines[i].total;
  }
  order.total = sum; // !safe client-supplied-order-total
  await order.save();
  res.sendStatus(201);
});

app.post("/orders/as-sent", async (req, res) => {
  const { lines } = req.body;
  const order = new Order();
  let sum = 0;
  for (const i in lines) {
    lines[i].place = i;
    sum += lines[i].total;
  }
  order.total = sum; // !alert client-supplied-order-total
  await order.save();
  res.sendStatus(201);
});
