const axios = require("axios");
const express = require("express");
const { orders } = require("./orders");

const PAYSTACK = "https://api.paystack.co";
const app = express();
app.use(express.json());

app.post("/pay", async (req, res) => {
  const { email, amount } = req.body; // !source
  const { data } = await axios.post(`${PAYSTACK}/transaction/initialize`, { email, amount: amount * 100 }); // !alert client-supplied-amount
  res.json(data);
});
app.post("/pay/khalti", async (req, res) => {
  const payload = {
    return_url: "https://shop.example/thanks",
    purchase_order_id: req.body.orderId,
    amount: req.body.total, // !source
  };
  const { data } = await axios.post("https://dev.khalti.com/api/v2/epayment/initiate/", payload); // !alert client-supplied-amount
  res.json(data);
});
app.post("/pay/config", async (req, res) => {
  const { data } = await axios({ method: "post", url: "https://api.flutterwave.com/v3/payments", data: { amount: req.body.amount, currency: "NGN" } }); // !alert client-supplied-amount
  res.json(data);
});
app.post("/pay/fetch", async (req, res) => {
  const { orderId, amount } = req.body;
  const body = { purchase_order_id: orderId, amount: amount * 100, return_url: "https://shop.example/thanks" };
  const answer = await fetch("https://a.khalti.com/api/v2/epayment/initiate/", { method: "POST", headers: {}, body: JSON.stringify(body) }); // !alert client-supplied-amount
  res.json(await answer.json());
});
app.post("/pay/fetch-stored", async (req, res) => {
  const order = await orders.find(String(req.body.orderId));
  const body = JSON.stringify({ purchase_order_id: req.body.orderId, email: req.body.email, amount: order.total });
  const answer = await fetch("https://a.khalti.com/api/v2/epayment/initiate/", { method: "POST", body }); // !safe client-supplied-amount
  res.json(await answer.json());
});
app.post("/payouts/:id", async (req, res) => {
  const order = await orders.find(req.params.id);
  const body = new URLSearchParams({ destination: req.params.id, amount: String(order.total) });
  const answer = await fetch("https://api.stripe.com/v1/transfers", { method: "POST", headers: {}, body: body.toString() }); // !safe client-supplied-amount
  res.json(await answer.json());
});
app.post("/accounts", async (req, res) => {
  const headers = { "Stripe-Account": req.get("x-account") };
  const answer = await fetch("https://api.stripe.com/v1/accounts", { method: "POST", headers, body: `email=${req.body.email}` }); // !safe client-supplied-amount
  res.json(await answer.json());
});
app.post("/pay/stored", async (req, res) => {
  const order = await orders.find(String(req.body.orderId));
  const { data } = await axios.post("https://api.paystack.co/transaction/initialize", { email: req.body.email, amount: order.total }); // !safe client-supplied-amount
  res.json(data);
});
app.post("/feed", async (req, res) => {
  await axios.post("https://feedback.example/v1/votes", { amount: req.body.amount }); // !safe client-supplied-amount
  res.end();
});
