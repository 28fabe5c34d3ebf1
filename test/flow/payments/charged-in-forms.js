const axios = require("axios");
const express = require("express");
const qs = require("qs");
const { orders } = require("./orders");

const STRIPE = "https://api.stripe.com/v1/payment_intents";
const app = express();
app.use(express.json());

// What a form tells a provider to charge.
app.post("/form", async (req, res) => {
  const body = new URLSearchParams({ amount: String(req.body.amount), currency: "eur" });
  const answer = await fetch(STRIPE, { method: "POST", body }); // !alert client-supplied-amount
  res.json(await answer.json());
});
app.post("/form/text", async (req, res) => {
  const form = new URLSearchParams();
  form.append("amount", req.body.amount);
  form.append("currency", "eur");
  const answer = await fetch(STRIPE, { method: "POST", body: form.toString() }); // !alert client-supplied-amount
  res.json(await answer.json());
});
app.post("/form/qs", async (req, res) => {
  const answer = await fetch(STRIPE, { method: "POST", body: qs.stringify({ amount: req.body.amount }) }); // !alert client-supplied-amount
  res.json(await answer.json());
});
app.post("/form/stored", async (req, res) => {
  const order = await orders.find(String(req.body.order));
  const form = new URLSearchParams({ amount: String(order.total), description: req.body.description });
  form.set("description", req.body.description);
  const answer = await fetch(STRIPE, { method: "POST", body: form }); // !safe client-supplied-amount
  res.json(await answer.json());
});

// A hundred forints are not a hundred euros.
app.post("/currency", async (req, res) => {
  const order = await orders.find(String(req.body.order));
  const { token, currency = order.currency } = req.body;
  await fetch("https://pay.bank.example/take", { method: "POST", body: JSON.stringify({ token, amount: order.total, currency }) }); // !alert client-supplied-amount
  res.end();
});
app.post("/currency/known", async (req, res) => {
  const order = await orders.find(String(req.body.order));
  if (!["eur", "huf"].includes(req.body.currency)) return res.sendStatus(400);
  const amount = order.prices[req.body.currency];
  await fetch("https://pay.bank.example/take", { method: "POST", body: JSON.stringify({ amount, currency: req.body.currency }) }); // !safe client-supplied-amount
  res.end();
});
app.post("/elsewhere", async (req, res) => {
  await axios.post("https://payroll.shop.example/hours", { amount: req.body.amount }); // !safe client-supplied-amount
  await axios.post("https://gateway.bank.example/v1/charges", { amount: req.body.amount }); // !alert client-supplied-amount
  res.end();
});
