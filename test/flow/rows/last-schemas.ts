import { exec } from "node:child_process";
import express from "express";
import { Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import { checkSchema, body, matchedData, validationResult } from "express-validator";
import * as v from "valibot";
import * as yup from "yup";
import Stripe from "stripe";
import { Schema, model } from "mongoose";

const Note = model("Note", new Schema({}));

const app = express();
app.use(express.json());
const stripe = new Stripe(process.env.STRIPE_KEY!);
const Tip = Type.Object({
  tip: Type.Integer({ minimum: 0, maximum: 50 }),
  count: Type.Integer({ minimum: 1 }),
});
app.post("/typebox", async (req, res) => {
  const data = Value.Decode(Tip, req.body);
  exec(`print ${data.tip}`); // !safe command-injection
  exec(`print ${data.count}`); // !safe command-injection
  await Note.findOne(Value.Cast(Tip, req.body.more)); // !safe nosql-operator-injection
  await stripe.paymentIntents.create({ amount: data.tip, currency: "eur" }); // !safe client-supplied-amount
  await stripe.paymentIntents.create({ amount: data.count, currency: "eur" }); // !alert client-supplied-amount
  res.end();
});
app.post("/valibot", (req, res) => {
  const schema = v.object({ name: v.string() });
  exec(`print ${v.parse(schema, req.body).name}`); // !alert command-injection
  res.end();
});
app.post("/yup", async (req, res) => {
  const validate = (schema: yup.AnySchema, value: unknown) => schema.validateSync(value);
  exec(`print ${validate(yup.string(), req.body.name)}`); // !alert command-injection
  res.end();
});
app.post(
  "/validator",
  body("count").isInt({ min: 1 }),
  body("tip").isInt({ min: 0, max: 50 }),
  (req, res) => {
    if (!validationResult(req).isEmpty()) return res.sendStatus(400);
    exec(`print ${req.body.count}`); // !safe command-injection
    exec(`print ${req.body.tip}`); // !safe command-injection
    res.end();
  },
);
