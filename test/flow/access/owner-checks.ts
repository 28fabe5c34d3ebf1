import express from "express";
import { PrismaClient } from "@prisma/client";
import { requireUser } from "./auth";

const app = express();
app.use(express.json(), requireUser);
const prisma = new PrismaClient();

app.get("/orders/:id", async (req, res) => {
  const order = await prisma.order.findUnique({ where: { id: req.params.id } }); // !alert idor-by-request-id
  res.json(order);
});
app.get("/my/orders/:id", async (req, res) => {
  const order = await prisma.order.findFirst({ where: { id: req.params.id, customerId: req.user!.id } }); // !safe idor-by-request-id
  res.json(order);
});
app.get("/checked/orders/:id", async (req, res) => {
  const order = await prisma.order.findUnique({ where: { id: req.params.id } }); // !safe idor-by-request-id
  if (order?.customerId !== req.user!.id) return res.sendStatus(404);
  res.json(order);
});
app.delete("/addresses/:id", async (req, res) => {
  await prisma.address.delete({ where: { id: req.params.id } }); // !alert idor-by-request-id
  res.sendStatus(204);
});
app.delete("/my/addresses/:id", async (req, res) => {
  await prisma.address.deleteMany({ where: { id: req.params.id, userId: req.user!.id } }); // !safe idor-by-request-id
  res.sendStatus(204);
});
app.get("/invoices", async (req, res) => {
  res.json(await prisma.invoice.findMany({ where: { email: String(req.query.email) } })); // !alert idor-by-request-id
});
app.get("/products/:id", async (req, res) => {
  res.json(await prisma.product.findUnique({ where: { id: req.params.id } })); // !safe idor-by-request-id
});
app.get("/me", async (req, res) => {
  res.json(await prisma.customer.findUnique({ where: { id: req.user!.id }, select: { name: true } })); // !safe idor-by-request-id
});
