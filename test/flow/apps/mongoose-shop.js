// Models, statics, and filters of requests.
const express = require('express');
const mongoose = require('mongoose');
const { Schema, model } = mongoose;

const customerSchema = new Schema({ email: String, password: String, role: String });
customerSchema.statics.byEmail = function (email) {
  return this.findOne({ email }); // !alert nosql-operator-injection
};
const Customer = model('Customer', customerSchema);
const Order = mongoose.model('Order', new Schema({ note: String }));

const app = express();
app.use(express.json());

app.post('/login', async (req, res) => {
  const { email, password } = req.body;
  const customer = await Customer.findOne({ email, password }); // !alert nosql-operator-injection
  const safe = await Customer.findOne({ email: String(email), password: `${password}` }); // !safe nosql-operator-injection
  const own = await Customer.findOne({ email: { $eq: email } }); // !safe nosql-operator-injection
  if (typeof email !== 'string') return res.sendStatus(400);
  const checked = await Customer.findOne({ email }); // !safe nosql-operator-injection
  return res.json({ ok: Boolean(customer && safe && own && checked) });
});

app.post('/by-email', async (req, res) => {
  const found = await Customer.byEmail(req.body.email);
  res.json({ ok: Boolean(found) });
});

app.post('/register', async (req, res) => {
  await Customer.create(req.body); // !alert mass-assignment
  const { email, password } = req.body;
  await new Customer({ email, password }).save(); // !safe mass-assignment
  await Customer.findByIdAndUpdate(req.params.id, { $set: { email: String(email) } }); // !safe mass-assignment
  res.end();
});

app.get('/search', async (req, res) => {
  const orders = await Order.find({ $where: `this.note == '${req.query.note}'` }); // !alert nosql-where-js
  const found = await Order.find({ note: new RegExp(req.query.note) }); // !alert redos-user-pattern
  res.json({ orders: orders.length, found: found.length });
});
