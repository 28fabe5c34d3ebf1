import { appendFile } from "node:fs/promises";
import express from "express";
import pino from "pino";
import { PrismaClient } from "@prisma/client";

const app = express();
app.use(express.json());
const prisma = new PrismaClient();
const logger = pino();

app.post("/cards/a", async (req, res) => {
  await prisma.savedCard.create({ data: { number: req.body.cardNumber, expiry: req.body.expiry } }); // !alert card-data-handled
  res.sendStatus(201);
});
app.post("/cards/b", async (req, res) => {
  await prisma.savedCard.create({ data: { token: req.body.paymentToken, lastFour: req.body.lastFour } }); // !safe card-data-handled
  res.sendStatus(201);
});
app.post("/cards/c", async (req, res) => {
  logger.info({ cardNumber: req.body.cardNumber }, "paying"); // !alert card-data-logged
  res.sendStatus(202);
});
app.post("/cards/d", async (req, res) => {
  logger.info({ cvv: req.body.cvv }, "paying"); // !alert card-data-logged
  res.sendStatus(202);
});
app.post("/cards/e", async (req, res) => {
  logger.info({ card: String(req.body.cardNumber).slice(-4) }, "paying"); // !safe card-data-logged
  res.sendStatus(202);
});
app.post("/cards/f", async (req, res) => {
  logger.info({ hasCvv: Boolean(req.body.cvv) }, "paying"); // !safe card-data-logged
  res.sendStatus(202);
});
app.post("/cards/g", async (req, res) => {
  await prisma.payment.create({ data: { id: req.body.paymentId, cvv: req.body.cvv } }); // !alert card-data-handled
  res.sendStatus(201);
});
app.post("/cards/to-file", async (req, res) => {
  await appendFile("cards.csv", `${req.body.cardNumber}\n`); // !alert card-data-handled
  await appendFile("cards.csv", `${String(req.body.cardNumber).slice(-4)}\n`); // !safe card-data-handled
  res.sendStatus(201);
});
