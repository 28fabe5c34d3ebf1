import express from "express";
import { z } from "zod";
import { products } from "./products";

const app = express();
app.use(express.json());
const Line = z.object({ sku: z.string(), quantity: z.number().int().positive().max(99) });

app.post("/price/a", async (req, res) => {
  const product = await products.findBySku(String(req.body.sku));
  res.json({ total: product.price * req.body.quantity }); // !alert negative-or-huge-quantity
});
app.post("/price/b", async (req, res) => {
  const product = await products.findBySku(String(req.body.sku));
  const quantity = Number(req.body.quantity);
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > 99) return res.sendStatus(400);
  res.json({ total: product.price * quantity }); // !safe negative-or-huge-quantity
});
app.post("/price/c", async (req, res) => {
  const line = Line.parse(req.body);
  const product = await products.findBySku(line.sku);
  res.json({ total: product.price * line.quantity }); // !safe negative-or-huge-quantity
});
app.post("/price/d", async (req, res) => {
  const product = await products.findBySku(String(req.body.sku));
  const quantity = parseInt(req.body.quantity, 10); // !source
  res.json({ total: product.price * quantity }); // !alert negative-or-huge-quantity -- a number, but any number
});
app.post("/price/e", async (req, res) => {
  const product = await products.findBySku(String(req.body.sku));
  const quantity = Math.min(Math.max(Math.trunc(Number(req.body.quantity)) || 1, 1), 99);
  res.json({ total: product.price * quantity }); // !safe negative-or-huge-quantity
});
