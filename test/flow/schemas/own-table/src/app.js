import express from "express";
import mongoose from "mongoose";
import { complete, validate } from "./validate.js";

const app = express();
app.use(express.json());
const Code = mongoose.model("Code", new mongoose.Schema({ userId: String, otp: String }));

const schema = {
  userId: { type: "string", required: true },
  otp: { type: "string", required: true },
  tags: { type: "array" },
};

app.post("/verify", async (req, res) => {
  const error = validate(req.body, schema);
  if (error) return res.status(400).json({ error });
  const { otp, userId, shop } = req.body;
  await Code.findOne({ userId, otp }); // !safe nosql-operator-injection
  await Code.findOne({ otp: req.body.otp }); // !safe nosql-operator-injection
  await Code.findOne({ otp: shop }); // !alert nosql-operator-injection
  res.json({});
});

app.post("/complete", async (req, res) => {
  const error = complete(req.body, schema);
  if (error) return res.status(400).json({ error });
  const { otp } = req.body;
  await Code.findOne({ otp }); // !alert nosql-operator-injection
  res.json({});
});

app.post("/ignored", async (req, res) => {
  validate(req.body, schema);
  await Code.findOne({ otp: req.body.otp }); // !alert nosql-operator-injection
  res.json({});
});
