import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import express from "express";
import knex from "knex";
import { sql as kysely } from "kysely";
import mysql from "mysql2";
import mysqlPromise from "mysql2/promise";
import pg from "pg";
import { Model, Sequelize } from "sequelize";
import SQL from "sql-template-strings";
import { createAdminApiClient } from "@shopify/admin-api-client";
import type { EntityManager, QueryBuilder } from "@mikro-orm/postgresql";

const app = express();
app.use(express.json());
const pool = new pg.Pool();
const my = mysql.createPool({});
const db = knex({ client: "pg" });
const sequelize = new Sequelize("sqlite::memory:");
class Product extends Model {}
const admin = createAdminApiClient({ storeDomain: "shop", apiVersion: "2025-01", accessToken: "x" });

app.post("/", async (req, res) => {
  const { name, by } = req.body; // !source
  kysely.raw(name); // !alert sql-injection
  kysely`SELECT ${name}`; // !safe sql-injection
  my.query(`SELECT ${mysql.escape(name)}`); // !safe sql-injection
  my.query(`SELECT ${mysql.escapeId(by)} FROM products`); // !safe sql-injection
  my.query(mysql.raw(name)); // !alert sql-injection
  my.query(my.format(`SELECT * FROM products WHERE id = ? AND ${by}`, [name])); // !alert sql-injection
  my.query(my.format("SELECT * FROM products WHERE id = ?", [name])); // !safe sql-injection
  await pool.query(`SELECT ${pg.escapeIdentifier(by)} FROM products`); // !safe sql-injection
  await pool.query(`SELECT ${pg.Client.prototype.escapeLiteral(name)}`); // !safe sql-injection
  await pool.query(new pg.Query(`SELECT '${name}'`)); // !alert sql-injection
  await db("products").orderByRaw(by); // !alert sql-injection
  await db("products").orderBy("id"); // !safe sql-injection
  await db("products").where(knex.raw(by)); // !alert sql-injection
  await sequelize.query(`SELECT ${sequelize.escape(name)}`); // !safe sql-injection
  await sequelize.query(`SELECT '${name}'`); // !alert sql-injection
  await Product.findOrCreate({ where: { id: 1 }, defaults: req.body }); // !alert mass-assignment
  await Product.findOrCreate({ where: { id: 1 }, defaults: { name } }); // !safe mass-assignment
  await Product.increment("stock", { by: req.body.quantity }); // !either negative-or-huge-quantity -- how much a row may be raised is asked elsewhere
  SQL.raw(name); // !alert sql-injection
  await admin.request(`{ product(id: "${name}") { id } }`); // !alert groq-cypher-es-injection
  await admin.request("query ($id: ID!) { product(id: $id) { id } }", { variables: { id: name } }); // !safe groq-cypher-es-injection
  new QueryCommand({ TableName: "orders", KeyConditionExpression: `id = ${name}` }); // !alert groq-cypher-es-injection
  new QueryCommand({ TableName: "orders", KeyConditionExpression: "id = :id" }); // !safe groq-cypher-es-injection
  new PutCommand({ TableName: "orders", Item: req.body }); // !alert mass-assignment
  new PutCommand({ TableName: "orders", Item: { name } }); // !safe mass-assignment
  const promised = await mysqlPromise.createConnection({});
  await promised.query(promised.escape(name)); // !safe sql-injection
  res.end();
});

export function orders(manager: EntityManager, builder: QueryBuilder<object>, app2: express.Express) {
  app2.post("/orders", (req, res) => {
    manager.raw(`name = '${req.body.name}'`); // !alert sql-injection
    manager.raw("name = ?", [req.body.name]); // !safe sql-injection
    builder.where(`name = '${req.body.name}'`); // !alert sql-injection
    builder.where({ name: String(req.body.name) }); // !safe sql-injection
    res.end();
  });
}
