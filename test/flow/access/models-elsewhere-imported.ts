import { Router } from "express";
import { Cart, total } from "../models";
import { Order } from "./models/order.js";

export const router = Router();

router.post("/carts", async (req, res) => {
  await Cart.create(req.body); // !alert mass-assignment
  await Cart.create({ name: String(req.body.name), total: total(req.body) }); // !safe mass-assignment
  await Order.updateOne({ _id: String(req.body.id) }, { $set: req.body }); // !alert mass-assignment, idor-by-request-id
  res.end();
});
