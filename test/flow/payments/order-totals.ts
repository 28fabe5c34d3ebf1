import express from "express";
import { PrismaClient } from "@prisma/client";
import { priceOf } from "./prices";
import { requireUser } from "./auth";

const app = express();
app.use(express.json(), requireUser);
const prisma = new PrismaClient();

app.post("/orders/a", async (req, res) => {
  const order = await prisma.order.create({
    data: {
      customerId: req.user!.id,
      total: req.body.total, // !alert client-supplied-order-total !sink(order-total)
    },
  });
  res.json({ id: order.id });
});
app.post("/orders/b", async (req, res) => {
  const order = await prisma.order.create({
    data: {
      customerId: req.user!.id,
      total: await priceOf(req.body.sku), // !safe client-supplied-order-total
      note: req.body.note, // !safe client-supplied-order-total
    },
  });
  res.json({ id: order.id });
});
app.post("/orders/c", async (req, res) => {
  const total = req.body.items.reduce((sum: number, item: { price: number }) => sum + item.price, 0); // !source
  const order = await prisma.order.create({ data: { customerId: req.user!.id, total } }); // !alert client-supplied-order-total
  res.json({ id: order.id });
});
app.post("/orders/d", async (req, res) => {
  const discount = Number(req.body.discount); // !source
  await prisma.order.create({ data: { customerId: req.user!.id, total: 100, discount } }); // !alert client-supplied-order-total
  res.sendStatus(201);
});
// What somebody takes from an account of their own, or gives to another, is theirs to name.
app.post("/accounts/withdraw", async (req, res) => {
  const { amount } = req.body;
  await prisma.accountTransaction.create({
    data: {
      accountId: req.user!.accountId,
      type: "WITHDRAWAL",
      amount, // !safe client-supplied-order-total
    },
  });
  await prisma.accountTransaction.create({
    data: {
      accountId: req.user!.accountId,
      type: "SALE",
      amount, // !alert client-supplied-order-total
    },
  });
  res.end();
});
