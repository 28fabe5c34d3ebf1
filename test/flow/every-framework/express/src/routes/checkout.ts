import { Router } from "express";
import { priceOf, priceOfSome } from "../services/prices";
import { charge, chargeCart } from "../services/payments";
import { sendReset, sendResetFromShop } from "../services/mail";
import { keepCard, keepToken } from "../services/cards";

export const checkout = Router();

checkout.post("/pay", async (req, res) => {
  const { amount, currency } = req.body;
  res.json(await charge(amount, currency));
});
checkout.post("/pay-cart", async (req, res) => {
  res.json(await chargeCart(String(req.body.cartId)));
});
checkout.post("/quote", async (req, res) => {
  res.json({ total: await priceOf(req.body.sku, req.body.quantity) });
});
checkout.post("/quote-some", async (req, res) => {
  const quantity = Number(req.body.quantity);
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > 50) return res.sendStatus(400);
  res.json({ total: await priceOfSome(req.body.sku, quantity) });
});
checkout.post("/forgot", async (req, res) => {
  await sendReset(`${req.protocol}://${req.get("host")}`);
  await sendResetFromShop();
  res.sendStatus(202);
});
checkout.post("/cards", async (req, res) => {
  await keepCard(req.body);
  await keepToken(req.body.token);
  res.sendStatus(201);
});
