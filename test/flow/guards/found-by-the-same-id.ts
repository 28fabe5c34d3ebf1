// Prisma refuses an object where the field that names one record stands; a filter takes one.
import { PrismaClient } from "@prisma/client";
import express from "express";

const prisma = new PrismaClient();
const app = express();
app.use(express.json());

app.post("/chat/read", async (req, res) => {
  const { chatId, senderId } = req.body;
  const chat = await prisma.chat.findUnique({ where: { id: chatId } });
  if (!chat) throw new Error("There is no such chat.");
  await prisma.message.updateMany({ where: { chatId }, data: { isRead: true } }); // !safe nosql-operator-injection
  await prisma.message.updateMany({ where: { senderId }, data: { isRead: true } }); // !alert nosql-operator-injection
  res.end();
});

app.post("/chat/first", async (req, res) => {
  const { chatId } = req.body;
  const chat = await prisma.chat.findFirst({ where: { id: chatId } }); // !alert nosql-operator-injection
  if (!chat) throw new Error("There is no such chat.");
  await prisma.message.updateMany({ where: { chatId }, data: { isRead: true } }); // !alert nosql-operator-injection
  res.end();
});
