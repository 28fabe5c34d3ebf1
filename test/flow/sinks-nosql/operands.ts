import express from "express";
import mongoose from "mongoose";
import { PrismaClient } from "@prisma/client";

const app = express();
app.use(express.json());
const prisma = new PrismaClient();
const Order = mongoose.model("Order", new mongoose.Schema({ status: String, total: Number }));

app.post("/orders", async (req, res) => {
  const { q, ids, min, status } = req.body; // !source
  await Order.find({ status: { $regex: q, $options: "i" } }); // !safe nosql-operator-injection !alert redos-user-pattern -- an object is no pattern, a text is
  await Order.find({ _id: { $in: ids }, total: { $gte: min } }); // !safe nosql-operator-injection -- an operand is a value
  await Order.find({ $text: { $search: q } }); // !safe nosql-operator-injection
  await Order.find({ status: { $not: status } }); // !alert nosql-operator-injection -- a filter of its own
  await Order.find({ $or: [{ status: { $ne: "new" } }, { status }] }); // !alert nosql-operator-injection
  await prisma.order.findMany({ where: { status: { contains: q, mode: "insensitive" } } }); // !safe nosql-operator-injection
  await prisma.order.findMany({ where: { OR: [{ status: { equals: status } }] } }); // !safe nosql-operator-injection
  await prisma.order.findMany({ where: { status: { not: status } } }); // !alert nosql-operator-injection
  await prisma.order.deleteMany({ where: { status } }); // !alert nosql-operator-injection
  res.end();
});
