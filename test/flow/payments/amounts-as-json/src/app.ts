import express from "express";
import { createOrder, createOrderOf, payNow, chargeCard } from "./paypal";
import { PaymentService } from "./payment-service";
import { carts } from "./carts";

const app = express();
app.use(express.json());
const payments = new PaymentService();

app.post("/api/orders", async (req, res) => {
  const { cart } = req.body;
  res.json(await createOrder(cart)); // !source
});
app.post("/api/orders/of-cart", async (req, res) => {
  const cart = await carts.find(req.session.cartId);
  res.json(await createOrderOf(cart.total));
});
app.post("/api/pay", async (req, res) => {
  res.json(await payNow(req.body.amount, req.body.email));
});
app.post("/api/charge", async (req, res) => {
  res.json(await chargeCard(req.body));
});
app.post("/api/service", async (req, res) => {
  res.json(await payments.start(req.body.amount));
});
app.post("/api/service/of-cart", async (req, res) => {
  const cart = await carts.find(req.session.cartId);
  res.json(await payments.startOf(cart.total, req.body.note));
});
app.post("/admin/refunds", async (req, res) => {
  res.json(await payments.refund(String(req.body.id), req.body.amount));
});
