import express from "express";
import * as yup from "yup";
import { exec } from "node:child_process";
import { Schema, model } from "mongoose";
import { products } from "./products";

const Product = model("Product", new Schema({}));
const app = express();
app.use(express.json());

const Line = yup.object().shape({ sku: yup.string().required(), copies: yup.number().integer().required() }).noUnknown();
const Lines = yup.array(yup.number());
const Texts = yup.array().of(yup.string());

app.post("/sync", (req, res) => {
  const line = Line.validateSync(req.body);
  exec(`lp -n ${line.copies}`); // !safe command-injection
  exec(`lp ${line.sku}`); // !alert command-injection
  res.end();
});
app.post("/lists", (req, res) => {
  for (const each of Lines.cast(req.body)) exec(`lp -n ${each}`); // !safe command-injection
  for (const each of Texts.cast(req.body)) exec(`lp ${each}`); // !alert command-injection
  res.end();
});
const Price = yup.object({ quantity: yup.number().min(1), few: yup.number().min(1).max(9), any: yup.mixed(), text: yup.string() });
app.post("/price", async (req, res) => {
  const line = Price.validateSync(req.body);
  const product = await products.findBySku("a");
  const total = product.price * line.quantity; // !safe negative-or-huge-quantity
  const few = product.price * line.few; // !safe negative-or-huge-quantity
  await Product.findOne({ sku: line.any }); // !alert nosql-operator-injection
  await Product.findOne({ sku: line.text }); // !safe nosql-operator-injection
  res.json({ total, few });
});
