// A client of Prisma out of a file that is not there, or handed in with a context.
import express from "express";
import { prisma } from "@shop/database";
import { requireUser } from "./auth";
import { cache } from "./cache";

const app = express();
app.use(express.json(), requireUser);
app.get("/orders/:id", async (req, res) => {
  res.json(await prisma.order.findUnique({ where: { id: req.params.id } })); // !alert idor-by-request-id
});
app.get("/own/:id", async (req, res) => {
  res.json(await prisma.order.findFirst({ where: { id: req.params.id, userId: req.user!.id } })); // !safe idor-by-request-id
});
app.get("/products/:id", async (req, res) => {
  res.json(await prisma.product.findUnique({ where: { id: req.params.id } })); // !safe idor-by-request-id
});
app.post("/login", async (req, res) => {
  const user = await prisma.user.findFirst({ where: { resetToken: req.body.token } }); // !alert nosql-operator-injection
  const known = await prisma.user.findFirst({ where: { resetToken: String(req.body.token) } }); // !safe nosql-operator-injection
  res.json({ user: Boolean(user), known: Boolean(known) });
});
app.post("/profile", async (req, res) => {
  await prisma.profile.update({ where: { userId: req.user!.id }, data: req.body }); // !alert mass-assignment
  await prisma.profile.update({ where: { userId: req.user!.id }, data: { name: String(req.body.name) } }); // !safe mass-assignment
  await cache.update({ key: "profile", data: req.body }); // !safe mass-assignment
  await prisma.wish.create({ data: { userId: req.body.userId, sku: String(req.body.sku) } }); // !alert trusted-user-id-from-client
  await prisma.wish.create({ data: { userId: req.user!.id, sku: String(req.body.sku) } }); // !safe trusted-user-id-from-client
  await prisma.card.create({ data: { number: req.body.cardNumber } }); // !alert card-data-handled
  await prisma.order.create({ data: { userId: req.user!.id, total: req.body.total } }); // !alert client-supplied-order-total
  await prisma.order.create({ data: { userId: req.user!.id, items: String(req.body.items) } }); // !safe client-supplied-order-total
  res.end();
});
