import express from "express";
import { Product } from "./models/product.js";

const app = express();

app.get("/cheaper", async (req, res) => {
  res.json(await Product.find({ $where: `this.price < ${req.query.max}` })); // !alert nosql-where-js !sink(nosql-code)
});

app.get("/cheaper-number", async (req, res) => {
  res.json(await Product.find({ $where: `this.price < ${Number(req.query.max)}` })); // !safe nosql-where-js
});

app.get("/cheaper-constant", async (req, res) => {
  res.json(await Product.find({ $where: "this.price < this.oldPrice" })); // !safe nosql-where-js
});

app.get("/score", async (req, res) => {
  const body = "function(price) { return price * " + req.query.factor + " }";
  res.json(await Product.aggregate([{ $addFields: { score: { $function: { body, args: ["$price"], lang: "js" } } } }])); // !alert nosql-where-js
});
