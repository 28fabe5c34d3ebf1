import express from "express";
import mongoose from "mongoose";

const app = express();
const Product = mongoose.model("Product", new mongoose.Schema({ name: String, price: Number }));

app.get("/products", async (req, res) => {
  const text = JSON.stringify(req.query).replace(/\b(gt|gte|lt|lte)\b/g, (word) => `$${word}`);
  res.json(await Product.find(JSON.parse(text))); // !alert nosql-operator-injection
});
