import { createMollieClient } from "@mollie/api-client";
import express from "express";
import { priceOf } from "./prices";

const mollie = createMollieClient({ apiKey: process.env.MOLLIE_KEY! });
const router = express.Router();
const redirectUrl = "https://shop.example/thanks";

router.post("/pay", async (req, res) => {
  const value = Number(req.body.total).toFixed(2); // !source
  await mollie.payments.create({ amount: { currency: "EUR", value }, description: "Order", redirectUrl }); // !alert client-supplied-amount
  const price = await priceOf(String(req.body.sku));
  await mollie.payments.create({ amount: { currency: "EUR", value: price.toFixed(2) }, description: "Order", redirectUrl }); // !safe client-supplied-amount
  res.type("html").send(`<p>${req.body.total.toFixed(2)}</p>`); // !safe xss-server-response
});

export default router;
