// Only the id of the message is used, and the truth comes from the provider.
import express from "express";
import createMollieClient from "@mollie/api-client";
import { PrismaClient } from "@prisma/client";

const app = express();
app.use(express.urlencoded({ extended: false }));
const mollie = createMollieClient({ apiKey: process.env.MOLLIE_KEY! });
const prisma = new PrismaClient();

app.post("/webhooks/mollie", async (req, res) => {
  const payment = await mollie.payments.get(req.body.id); // !safe webhook-parsed-body-verified
  await prisma.order.update({ where: { paymentId: payment.id }, data: { paid: payment.status === "paid", total: payment.amount.value } }); // !safe client-supplied-order-total, idor-by-request-id
  res.sendStatus(200);
});
