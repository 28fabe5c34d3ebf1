// Who bids names the price, as long as it is above the one before; the least sum of a coupon says nothing of what is ordered.
import express from "express";
import { MongoClient } from "mongodb";

const db = new MongoClient("mongodb://localhost").db("auction");
const app = express();
app.use(express.json());

app.post("/lots/:id/bids", async (req, res) => {
  const value = Number(req.body.amount);
  const lot = await db.collection("lots").findOne({ number: String(req.params.id) });
  if (!lot || value <= lot.price) return res.sendStatus(409);
  await db.collection("orders").updateOne({ number: lot.number }, { $set: { total: value } }); // !safe client-supplied-order-total
  res.sendStatus(204);
});
app.post("/orders/:id/coupon", async (req, res) => {
  const total = Number(req.body.total);
  const coupon = await db.collection("coupons").findOne({ code: String(req.body.code) });
  if (!coupon || total < coupon.least) return res.sendStatus(409);
  await db.collection("orders").updateOne({ number: req.params.id }, { $set: { total } }); // !alert client-supplied-order-total
  res.sendStatus(204);
});
app.post("/orders/:id/below", async (req, res) => {
  const total = Number(req.body.total);
  const item = await db.collection("items").findOne({ sku: String(req.body.sku) });
  if (!item || total > item.price) return res.sendStatus(409);
  await db.collection("orders").updateOne({ number: req.params.id }, { $set: { total } }); // !alert client-supplied-order-total
  res.sendStatus(204);
});
app.post("/orders/:id/own", async (req, res) => {
  const { total, price } = req.body;
  if (total < price) return res.sendStatus(409);
  await db.collection("orders").updateOne({ number: req.params.id }, { $set: { total } }); // !alert client-supplied-order-total
  res.sendStatus(204);
});
