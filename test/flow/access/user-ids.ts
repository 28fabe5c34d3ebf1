import express from "express";
import { PrismaClient } from "@prisma/client";
import { requireUser } from "./auth";

const app = express();
app.use(express.json(), requireUser);
const prisma = new PrismaClient();

app.post("/wishlist/a", async (req, res) => {
  await prisma.wishlistItem.create({ data: { userId: req.body.userId, sku: String(req.body.sku) } }); // !alert trusted-user-id-from-client
  res.sendStatus(201);
});
app.post("/wishlist/b", async (req, res) => {
  await prisma.wishlistItem.create({ data: { userId: req.user!.id, sku: String(req.body.sku) } }); // !safe trusted-user-id-from-client
  res.sendStatus(201);
});
app.post("/points", async (req, res) => {
  await prisma.account.update({ where: { customerId: req.body.customerId }, data: { newsletter: true } }); // !alert trusted-user-id-from-client !either idor-by-request-id -- the same hole, seen from the record
  res.sendStatus(204);
});
