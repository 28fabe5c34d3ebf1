import express from "express";
import { orderWebhook } from "./order-webhook";
import { stripeWebhook } from "./stripe-webhook";

const app = express();
app.use(express.json());
app.post("/webhooks/stripe", stripeWebhook);
app.post("/webhooks/orders", orderWebhook);
