import express from "express";
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();
const app = express();
app.use(express.json());

// A part that was named has to be one of the order's; one that was not named is none.
app.post("/returns", async (req, res) => {
  const { orderId, partId } = req.body;
  const order = await prisma.order.findUnique({ where: { id: orderId }, include: { parts: true } }); // !alert idor-by-request-id
  if (!order) return res.sendStatus(404);
  if (partId) {
    const isPart = order.parts.some((part) => part.id === partId);
    if (!isPart) return res.sendStatus(400);
  }
  const before = await prisma.return.findFirst({ where: { orderId, partId: partId || null } }); // !safe nosql-operator-injection !alert idor-by-request-id
  res.json({ isRepeated: before !== null });
});
app.post("/unasked", async (req, res) => {
  const { orderId, partId } = req.body;
  const order = await prisma.order.findUnique({ where: { id: orderId }, include: { parts: true } });
  if (!order) return res.sendStatus(404);
  if (partId) console.info("A part was named");
  const before = await prisma.return.findFirst({ where: { orderId, partId: partId || null } }); // !alert nosql-operator-injection !alert idor-by-request-id
  res.json({ isRepeated: before !== null });
});
app.post("/empty", async (req, res) => {
  const { note } = req.body;
  if (!note) return res.send(`<p>${note}</p>`); // !safe xss-server-response
  res.send(`<p>${note}</p>`); // !alert xss-server-response
});
