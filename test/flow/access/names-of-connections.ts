// What a connection is called says nothing of whose records it finds.
import { PrismaClient } from "@prisma/client";
import express from "express";

const app = express();
const prismaClient = new PrismaClient();
app.use(express.json());

app.get("/me/products", requireLogin, async (req, res) => {
  const id = String(req.query.productId);
  res.json(await prismaClient.product.findUnique({ where: { id } })); // !safe idor-by-request-id
});

app.get("/me/orders", requireLogin, async (req, res) => {
  const id = String(req.query.orderId);
  res.json(await prismaClient.order.findUnique({ where: { id } })); // !alert idor-by-request-id
});

app.get("/me/carts", requireLogin, async (req, res) => {
  const customerId = String(req.query.customerId);
  res.json(await prismaClient.abandonedCart.findFirst({ where: { customerId } })); // !alert idor-by-request-id
});

app.get("/carts", requireLogin, async (req, res) => {
  const id = String(req.query.cartId);
  res.json(await prismaClient.cart.findFirst({ where: { id } })); // !safe idor-by-request-id -- whoever has the id of a cart may see it
});

app.get("/me/notes", requireLogin, async (req, res) => {
  const orderId = String(req.query.orderId);
  res.json(await prismaClient.orderComment.findFirst({ where: { orderId } })); // !alert idor-by-request-id
});
