import express from "express";
import { DataSource } from "typeorm";
import { Product } from "./product";

const app = express();
const source = new DataSource({ type: "postgres" });

app.get("/products", async (req, res) => {
  const list = await source
    .getRepository(Product)
    .createQueryBuilder("p")
    .where(`p.name = '${req.query.name}'`) // !alert sql-injection -- underlined is the call, not the chain before it
    .andWhere("p.stock > :stock", { stock: req.query.stock }) // !safe sql-injection
    .getMany();
  res.json(list);
});
