// Public things may be read by their id, and a random token is itself the right to see.
import express from "express";
import { createHash } from "node:crypto";
import { PrismaClient } from "@prisma/client";

const app = express();
const prisma = new PrismaClient();

app.get("/products/:id", async (req, res) => {
  res.json(await prisma.product.findUnique({ where: { id: req.params.id } })); // !safe idor-by-request-id
});
app.get("/categories/:slug", async (req, res) => {
  res.json(await prisma.category.findUnique({ where: { slug: req.params.slug } })); // !safe idor-by-request-id
});
app.get("/guest-orders/:token", async (req, res) => {
  const tokenHash = createHash("sha256").update(req.params.token).digest("hex");
  res.json(await prisma.order.findUnique({ where: { tokenHash } })); // !safe idor-by-request-id
});
app.post("/newsletter", async (req, res) => {
  await prisma.subscriber.create({ data: { email: String(req.query.email) } }); // !safe trusted-user-id-from-client, mass-assignment
  res.sendStatus(201);
});
