const express = require("express");
const { MongoClient } = require("mongodb");

const app = express();
const products = new MongoClient(process.env.MONGO_URL).db("shop").collection("products");

app.get("/sum", async (req, res) => {
  const total = await products
    .find({ $where: "function () { return this.brand === '" + req.query.brand + "' }" }) // !alert nosql-where-js
    .toArray();
  const fixed = await products
    .find({ $where: "function () { return this.stock < this.minimum }" }) // !safe nosql-where-js
    .toArray();
  res.json({ total: total.length, fixed: fixed.length });
});
