import express from "express";
import knex from "knex";
import { type DataSource, type EntityMetadata } from "typeorm";
import { Product } from "./product.entity";

const app = express();
const db = knex({ client: "pg" });
const TABLE = "products";
const ALIAS = { product: "p", tag: "t" } as const;
enum Aggregate {
  Sum = "sum",
  Max = "max",
}

export async function totals(kind: Aggregate) {
  await db.raw(`SELECT ${kind}(price) FROM ${TABLE}`); // !safe sql-injection
  await db.raw(`SELECT * FROM products ${ALIAS.product} JOIN tags ${ALIAS.tag} USING (id)`); // !safe sql-injection
  await db.raw("SELECT 1"); // !safe sql-injection
}

export async function soldByTag(dataSource: DataSource, tag: string) {
  const inner = dataSource.createQueryBuilder(Product, "q").select("q.id").where("q.tag = :tag", { tag });
  return dataSource
    .createQueryBuilder(Product, "p")
    .where(`p.id IN (${inner.getQuery()})`) // !safe sql-injection
    .setParameters(inner.getParameters())
    .getMany();
}

export async function truncate(dataSource: DataSource, metadata: EntityMetadata) {
  await dataSource.query(`TRUNCATE TABLE "${metadata.tableName}"`); // !safe sql-injection
}

app.get("/products", async (req, res) => {
  const marks = String(req.query.ids).split(",").map(() => "?").join(", ");
  res.json(await db.raw(`SELECT id FROM products WHERE id IN (${marks})`, String(req.query.ids).split(","))); // !safe sql-injection
});

app.get("/in-zone", async (_req, res) => {
  res.json(await db.raw(`SELECT now() AT TIME ZONE '${process.env.SHOP_TIMEZONE}'`)); // !safe sql-injection
});
