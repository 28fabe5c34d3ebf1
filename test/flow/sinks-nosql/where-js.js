import express from "express";
import mongoose from "mongoose";

const Product = mongoose.model("Product", new mongoose.Schema({ price: Number, oldPrice: Number }));
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
  res.json(await Product.aggregate([{ $addFields: { score: { $function: { body, args: ["$price"], lang: "js" } } } }])); // !missing nosql-where-js -- functions deep in an aggregation are not told apart
});
