import express from "express";
import knexFactory from "knex";
import { MongoClient } from "mongodb";
import mongoose from "mongoose";
import postgres from "postgres";
import { sql as vercel } from "@vercel/postgres";
import { Model } from "objection";
import { DataSource } from "typeorm";
import groq from "groq";
import { createClient } from "@sanity/client";
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { exec } from "node:child_process";

const app = express();
app.use(express.json());
const knex = knexFactory({ client: "pg" });
const sql = postgres(process.env.DB!);
const source = new DataSource({ type: "postgres" });
const db = new MongoClient(process.env.MONGO!).db("shop");
const sanity = createClient({ projectId: "p", dataset: "d", apiVersion: "2024-01-01", useCdn: true });
const dynamo = DynamoDBDocumentClient.from({} as never);
class Order extends Model {
  static tableName = "orders";
}
interface Env { DB: D1Database }

app.get("/raw", async (req, res, next) => {
  const { builder } = res.locals;
  builder.whereRaw(`name = '${req.query.name}'`); // !alert sql-injection
  builder.whereRaw("name = ?", [req.query.name]); // !safe sql-injection
  await Order.query().patchAndFetchById(1, req.body); // !alert mass-assignment
  await Order.query().patchAndFetchById(1, { note: req.body.note }); // !safe mass-assignment
  res.json(await Order.query().findById(Number(req.params.id))); // !either idor-by-request-id -- nobody is asked who he is
});
app.get("/rows", (req, res) => {
  knex("orders").select("note").then((rows) => {
    exec(`print ${rows[0].note}`); // !safe command-injection
  });
  res.end();
});
app.post("/command", async (req, res) => {
  await db.command({ $eval: req.body.code }); // !alert nosql-where-js
  await db.command({ ping: 1 }); // !safe nosql-where-js
  res.end();
});
app.get("/mine/:id", async (req, res) => {
  res.json(await vercel.query("select * from orders where id = $1", [req.params.id])); // !either idor-by-request-id -- nobody is asked who he is
  res.json(await sql.unsafe(`select * from ${req.params.id}`)); // !alert sql-injection
});
app.get("/escaped", async (req, res) => {
  const column = source.driver.escape(String(req.query.column));
  res.json(await source.query(`select ${column} from products`)); // !safe sql-injection
  const builder = source.createQueryBuilder();
  res.json(await source.query(`select ${builder.escape(String(req.query.column))} from products`)); // !safe sql-injection
});
app.get("/groq", async (req, res) => {
  res.json(await sanity.fetch(groq`*[_type == "page" && slug == "${req.query.slug}"]`)); // !alert groq-cypher-es-injection
});
app.get("/dynamo/:id", async (req, res) => {
  res.json(await dynamo.send(new GetCommand({ TableName: "orders", Key: { id: req.params.id } }))); // !either idor-by-request-id -- nobody is asked who he is
});
export default {
  async fetch(request: Request, env: Env) {
    const id = new URL(request.url).searchParams.get("id");
    await env.DB.prepare(`select * from orders where id = ${id}`).all(); // !alert sql-injection
    return Response.json(await env.DB.prepare("select * from orders where id = ?").bind(id).all()); // !safe sql-injection !either idor-by-request-id -- nobody is asked who he is
  },
};
