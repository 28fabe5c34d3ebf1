import express from "express";
import { ProductRepository } from "./product-repository";

const app = express();
const products = new ProductRepository();

app.get("/brand/:brand", async (req, res) => {
  res.json(await products.ofBrand(req.params.brand)); // !source
});
app.get("/product/:id", async (req, res) => {
  res.json(await products.byId(Number(req.params.id)));
});
