const express = require("express");
const { Product } = require("./models");

const app = express();

app.get("/products", async (req, res) => {
  res.json(await Product.find(req.query)); // !alert nosql-operator-injection !either nosql-where-js -- a whole filter may hold $where as well
});

app.get("/by-brand", async (req, res) => {
  res.json(await Product.find({ brand: req.query.brand })); // !alert nosql-operator-injection
});
