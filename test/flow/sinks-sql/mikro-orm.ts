import express from "express";
import { MikroORM, raw } from "@mikro-orm/postgresql";
import { Product } from "./product.entity";

const app = express();
const orm = await MikroORM.init({ dbName: "shop", entities: [Product] });

app.get("/products", async (req, res) => {
  const em = orm.em.fork();
  const q = String(req.query.q); // !source
  await em.execute(`SELECT id FROM product WHERE title = '${q}'`); // !alert sql-injection
  await em.execute("SELECT id FROM product WHERE title = ?", [q]); // !safe sql-injection
  await em.getConnection().execute("SELECT id FROM product WHERE title = '" + q + "'"); // !alert sql-injection
  await em.find(Product, { [raw(`lower(${q})`)]: "x" }); // !alert sql-injection
  await em.find(Product, { title: q }); // !safe sql-injection
  res.sendStatus(204);
});
