// What is below a limit may still be negative.
import express from "express";
import Joi from "joi";
import * as yup from "yup";
import { z } from "zod";
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();
const app = express();
app.use(express.json());

const Capped = z.object({ id: z.string(), count: z.number().int().max(20) });
const Both = z.object({ id: z.string(), count: z.number().max(20).int().min(1) });

app.post("/zod", async (req, res) => {
  const wanted = Capped.parse(req.body);
  const bounded = Both.parse(req.body);
  const product = await prisma.product.findFirstOrThrow({ where: { sku: wanted.id } });
  const due = product.price * wanted.count; // !alert negative-or-huge-quantity
  const sure = product.price * bounded.count; // !safe negative-or-huge-quantity
  res.json({ due, sure });
});

app.post("/joi", async (req, res) => {
  const { value } = Joi.object({ id: Joi.string(), count: Joi.number().integer().max(9).required() }).validate(req.body);
  const { value: both } = Joi.object({ count: Joi.number().max(9).min(1).required() }).validate(req.body);
  const product = await prisma.product.findFirstOrThrow({ where: { sku: value.id } });
  const due = product.price * value.count; // !missing negative-or-huge-quantity -- a function that is called a check silences the rule
  const sure = product.price * both.count; // !safe negative-or-huge-quantity
  res.json({ due, sure });
});

app.post("/yup", async (req, res) => {
  const wanted = await yup.object({ count: yup.number().lessThan(9) }).cast(req.body);
  const product = await prisma.product.findFirstOrThrow({ where: { sku: String(req.body.sku) } });
  const due = product.price * wanted.count; // !alert negative-or-huge-quantity
  res.json({ due });
});
