import Stripe from "stripe";
import { MongoClient } from "mongodb";

const stripe = new Stripe(process.env.STRIPE_KEY);
const db = new MongoClient("mongodb://db").db("vinyl");
const lineSchema = {
  body: {
    type: "object",
    required: ["lines"],
    properties: {
      lines: { type: "array", items: { type: "object", properties: { sku: { type: "string" }, price: { type: "integer" }, quantity: { type: "integer" } } } },
    },
  },
};
const skuSchema = {
  body: {
    type: "object",
    required: ["lines"],
    properties: {
      lines: {
        type: "array",
        maxItems: 50,
        items: { type: "object", required: ["sku", "quantity"], properties: { sku: { type: "string" }, quantity: { type: "integer", minimum: 1, maximum: 20 } } },
      },
    },
  },
};

export default async function payments(app) {
  app.post("/session", { schema: lineSchema }, async (request) => {
    const line_items = request.body.lines.map(({ sku, price, quantity }) => ({
      quantity,
      price_data: { currency: "eur", unit_amount: price, product_data: { name: sku } },
    }));
    const session = await stripe.checkout.sessions.create({ mode: "payment", line_items, success_url: "https://vinyl.example/done" }); // !alert client-supplied-amount
    return { url: session.url };
  });
  app.post("/session/known", { schema: skuSchema }, async (request) => {
    const found = await db.collection("products").find({ sku: { $in: request.body.lines.map((line) => line.sku) } }).toArray();
    const prices = new Map(found.map((product) => [product.sku, product.price]));
    const line_items = request.body.lines.map(({ sku, quantity }) => ({
      quantity,
      price_data: { currency: "eur", unit_amount: prices.get(sku), product_data: { name: sku } }, // !safe client-supplied-amount
    }));
    const session = await stripe.checkout.sessions.create({ mode: "payment", line_items, success_url: "https://vinyl.example/done" });
    return { url: session.url };
  });
  app.post("/orders", async (request) => {
    const { lines, total } = request.body;
    await db.collection("orders").insertOne({ lines: String(lines), total, state: "open" }); // !alert client-supplied-order-total
    return { ok: true };
  });
  app.post("/orders/known", { schema: skuSchema }, async (request) => {
    const found = await db.collection("products").find({ sku: { $in: request.body.lines.map((line) => line.sku) } }).toArray();
    const total = found.reduce((sum, product) => sum + product.price * request.body.lines.find((line) => line.sku === product.sku).quantity, 0);
    await db.collection("orders").insertOne({ total, state: "open" }); // !safe client-supplied-order-total
    return { ok: true };
  });
}
