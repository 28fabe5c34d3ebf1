import express from "express";
import { DataSource, Raw } from "typeorm";
import { Product } from "./product.entity";

const app = express();
const dataSource = new DataSource({ type: "postgres", url: process.env.DATABASE_URL, entities: [Product] });

app.get("/products", async (req, res) => {
  const q = String(req.query.q); // !source
  const repository = dataSource.getRepository(Product);
  const builder = repository.createQueryBuilder("p");
  await dataSource.query(`SELECT * FROM product WHERE title = '${q}'`); // !alert sql-injection
  await dataSource.query("SELECT * FROM product WHERE title = $1", [q]); // !safe sql-injection
  await builder.where("p.title = '" + q + "'").getMany(); // !alert sql-injection
  await builder.andWhere(`p.brand = '${q}'`).getMany(); // !alert sql-injection
  await builder.where("p.title = :q", { q }).getMany(); // !safe sql-injection
  await builder.orderBy(q).getMany(); // !alert sql-injection
  await builder.leftJoin("p.tags", "t", `t.name = '${q}'`).getMany(); // !alert sql-injection
  await builder.addSelect(`(${q})`, "score").getMany(); // !alert sql-injection
  await repository.findBy({ title: Raw((alias) => `${alias} ILIKE '%${q}%'`) }); // !alert sql-injection
  await repository.findBy({ title: Raw((alias) => `${alias} ILIKE :q`, { q }) }); // !safe sql-injection
  await repository.findBy({ title: q }); // !safe sql-injection
  await dataSource.manager.query(`DELETE FROM draft WHERE title = '${q}'`); // !alert sql-injection
  res.json(await builder.getMany());
});
