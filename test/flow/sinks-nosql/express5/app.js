const express = require("express");
const mongoose = require("mongoose");

const Product = mongoose.model("Product", new mongoose.Schema({ status: String }));
const app = express();
app.use(express.json());

app.get("/products", async (req, res) => {
  const query = {};
  if (req.query.status) query.status = req.query.status;
  res.json(await Product.find(query).limit(20)); // !safe nosql-operator-injection
});
app.get("/all", async (req, res) => {
  res.json(await Product.find(req.query)); // !alert nosql-operator-injection
});
app.post("/find", async (req, res) => {
  const found = await Product.find({ status: req.body.status }); // !alert nosql-operator-injection
  res.json(found.length);
});
