import { exec } from "node:child_process";
import express from "express";
import Stripe from "stripe";
import { isProduction } from "./mode";

const app = express();
const stripe = new Stripe(process.env.STRIPE_KEY ?? "");
const isDev = process.env.NODE_ENV !== "production";

app.post("/hook", express.raw({ type: "*/*" }), (req, res) => {
  const secret = process.env.STRIPE_WEBHOOK_SECRET;
  const inProduction = process.env.NODE_ENV === "production";
  const signature = req.headers["stripe-signature"] as string;
  let event: Stripe.Event;
  if (secret && signature) {
    event = stripe.webhooks.constructEvent(req.body, signature, secret);
  } else if (inProduction) {
    throw new Error("not signed");
  } else {
    event = JSON.parse(req.body.toString()) as Stripe.Event;
  }
  exec(`print ${event.id}`); // !safe command-injection
  res.end();
});
app.post("/hook-where-unset", express.raw({ type: "*/*" }), (req, res) => {
  const secret = process.env.STRIPE_WEBHOOK_SECRET;
  let event: Stripe.Event;
  if (secret) {
    event = stripe.webhooks.constructEvent(req.body, req.get("stripe-signature") ?? "", secret);
  } else {
    event = JSON.parse(req.body.toString()) as Stripe.Event;
  }
  exec(`print ${event.id}`); // !alert command-injection
  res.end();
});
app.get("/chosen", (req, res) => {
  const printer = isProduction ? "main" : String(req.query.printer);
  exec(`print ${printer}`); // !safe command-injection
  res.end();
});
app.get("/chosen-otherwise", (req, res) => {
  const printer = isDev ? "main" : String(req.query.printer);
  exec(`print ${printer}`); // !alert command-injection
  res.end();
});
app.get("/filled", (req, res) => {
  let printer = "main";
  if (isDev && req.query.printer) printer = String(req.query.printer);
  exec(`print ${printer}`); // !safe command-injection
  res.end();
});
app.get("/filled-either-way", (req, res) => {
  let printer = "main";
  if (isDev || req.query.printer) printer = String(req.query.printer);
  exec(`print ${printer}`); // !alert command-injection
  res.end();
});
app.get("/checked-in-production", (req, res) => {
  const printer = String(req.query.printer);
  if (isProduction && !/^\w+$/.test(printer)) return res.sendStatus(400);
  exec(`print ${printer}`); // !spurious command-injection -- which of the two conditions failed is not known
  res.end();
});
app.get("/not-development", (req, res) => {
  let printer = "main";
  if (process.env.NODE_ENV !== "development") printer = String(req.query.printer);
  exec(`print ${printer}`); // !alert command-injection
  res.end();
});
app.get("/only-developers", (req, res) => {
  if (isProduction) return res.sendStatus(404);
  const printer = String(req.query.printer);
  exec(`print ${printer}`); // !alert command-injection -- a program for developers is one as well
  res.end();
});
