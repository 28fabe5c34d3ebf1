import { Router } from "express";
import { orderById, ownOrder, remember, rememberMine } from "../services/orders";

export const orders = Router();

orders.get("/:id", async (req, res) => {
  res.json(await orderById(req.params.id));
});
orders.get("/own/:id", async (req, res) => {
  res.json(await ownOrder(req.params.id, req.user!.id));
});
orders.post("/wishes", async (req, res) => {
  await remember(req.body.userId, req.body.sku);
  await rememberMine(req.user!.id, req.body.sku);
  res.sendStatus(201);
});
