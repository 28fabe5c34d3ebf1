import express from "express";
import mongoose from "mongoose";
import { requireLogin } from "./login";

const Order = mongoose.model("Order", new mongoose.Schema({ user: String, total: Number }));
const app = express();
app.use(express.json());

app.get("/orders/:id", requireLogin, async (req, res) => {
  res.json(await Order.findById(req.params.id)); // !alert idor-by-request-id
});
app.get("/my/orders/:id", requireLogin, async (req, res) => {
  res.json(await Order.findOne({ _id: req.params.id, user: req.user!.id })); // !safe idor-by-request-id
});
app.get("/checked/orders/:id", requireLogin, async (req, res) => {
  const order = await Order.findById(req.params.id); // !safe idor-by-request-id
  if (!order || order.user !== req.user!.id) return void res.sendStatus(404);
  res.json(order);
});
app.delete("/orders/:id", requireLogin, async (req, res) => {
  await Order.findByIdAndDelete(req.params.id); // !alert idor-by-request-id
  res.end();
});
app.post("/orders", requireLogin, async (req, res) => {
  res.json(await Order.create({ user: req.body.userId, total: 0 })); // !alert trusted-user-id-from-client
});
app.post("/orders2", requireLogin, async (req, res) => {
  res.json(await Order.create({ user: req.user!.id, total: 0 })); // !safe trusted-user-id-from-client
});
