import express from "express";
import mongoose from "mongoose";
import { signedEvent, signedIds, signedInPart, signedQuery } from "./signatures";

const Account = mongoose.model("Account", new mongoose.Schema({ partnerId: String, shop: String }));
const app = express();
app.use(express.json());

app.post("/events", signedEvent, async (req, res) => {
  await Account.deleteOne({ partnerId: req.body.id }); // !safe nosql-operator-injection
  res.end();
});
app.post("/parts", signedInPart, async (req, res) => {
  await Account.deleteOne({ partnerId: req.body.id }); // !alert nosql-operator-injection
  res.end();
});
app.get("/links/:alias", signedQuery(), async (req, res) => {
  res.json(await Account.findOne({ shop: req.query.shop })); // !safe nosql-operator-injection
});
app.get("/lines", signedIds, async (req, res) => {
  res.json(await Account.findOne({ shop: req.query.shop })); // !alert nosql-operator-injection
});
app.get("/open", async (req, res) => {
  res.json(await Account.findOne({ shop: req.query.shop })); // !alert nosql-operator-injection
});
