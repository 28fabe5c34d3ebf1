// Databases that are asked in languages of their own, or in SQL by a driver of their own.
import { Database, aql } from "arangojs";
import express from "express";
import gremlin from "gremlin";
import { InfluxDB, flux, fluxExpression } from "@influxdata/influxdb-client";
import orient from "orientjs";
import Cursor from "pg-cursor";
import QueryStream from "pg-query-stream";
import r from "rethinkdb";
import snowflake from "snowflake-sdk";
import { Surreal } from "surrealdb";

const app = express();
const shop = new Database({ url: "http://127.0.0.1:8529" });

app.get("/orders/:id", async (req, res) => {
  const { id } = req.params;
  const sort = String(req.query.sort);
  await shop.query(`FOR o IN orders FILTER o._key == '${id}' RETURN o`); // !alert groq-cypher-es-injection
  await shop.query({ query: `FOR o IN orders FILTER o._key == '${id}' RETURN o` }); // !alert groq-cypher-es-injection
  await shop.query(aql`FOR o IN orders FILTER o._key == ${id} RETURN o`); // !safe groq-cypher-es-injection
  await shop.query("FOR o IN orders FILTER o._key == @id RETURN o", { id }); // !safe groq-cypher-es-injection
  await shop.query(aql`FOR o IN orders SORT o.${aql.literal(sort)} RETURN o`); // !alert groq-cypher-es-injection

  const graph = new gremlin.driver.Client("ws://127.0.0.1:8182/gremlin", {});
  await graph.submit(`g.V().has('order', 'id', '${id}')`); // !alert groq-cypher-es-injection
  await graph.submit("g.V().has('order', 'id', id)", { id }); // !safe groq-cypher-es-injection

  const surreal = new Surreal();
  await surreal.query(`SELECT * FROM order WHERE code = '${id}'`); // !alert groq-cypher-es-injection
  await surreal.query("SELECT * FROM order WHERE code = $id", { id }); // !safe groq-cypher-es-injection

  const visits = new InfluxDB({ url: "http://127.0.0.1:8086" }).getQueryApi("shop");
  await visits.collectRows(`from(bucket: "visits") |> filter(fn: (r) => r.order == "${id}")`); // !alert groq-cypher-es-injection
  await visits.collectRows(flux`from(bucket: "visits") |> filter(fn: (r) => r.order == ${id})`); // !safe groq-cypher-es-injection
  await visits.collectRows(flux`from(bucket: "visits") |> ${fluxExpression(sort)}`); // !alert groq-cypher-es-injection

  const connection = await r.connect({ host: "127.0.0.1" });
  await r.table("orders").filter(r.js(`(function (o) { return o.code === "${id}"; })`)).run(connection); // !alert nosql-where-js
  await r.table("orders").filter(r.row("code").eq(id)).run(connection); // !safe nosql-where-js
  res.sendStatus(204);
});

app.get("/reports/:id", async (req, res) => {
  const { id } = req.params;
  const warehouse = snowflake.createConnection({ account: "shop" });
  warehouse.execute({ sqlText: `select * from sales where region = '${id}'` }); // !alert sql-injection
  warehouse.execute({ sqlText: "select * from sales where region = ?", binds: [id] }); // !safe sql-injection
  const pool = snowflake.createPool({ account: "shop" }, { max: 2 });
  await pool.use(async (client) => {
    client.execute({ sqlText: "select * from sales where region = '" + id + "'" }); // !alert sql-injection
  });
  const rows = new QueryStream(`select * from sales where region = '${id}'`); // !alert sql-injection
  const more = new Cursor("select * from sales where region = $1", [id]); // !safe sql-injection

  const server = orient({ host: "127.0.0.1", port: 2424 });
  server.use("shop").query(`select from Order where code = '${id}'`); // !alert groq-cypher-es-injection
  server.use("shop").query("select from Order where code = :id", { params: { id } }); // !safe groq-cypher-es-injection
  res.json({ rows, more });
});
