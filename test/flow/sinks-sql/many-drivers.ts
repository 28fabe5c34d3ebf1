import express from "express";
import Knex from "knex";
import postgres from "postgres";
import mssql from "mssql";
import oracledb from "oracledb";
import sqlite3 from "sqlite3";
import { createPool, sql } from "slonik";
import { Model } from "objection";
import neo4j from "neo4j-driver";
import { Client as Elastic } from "@elastic/elasticsearch";
import { Client as Cassandra } from "cassandra-driver";
import { createClient } from "@clickhouse/client";
import { neon } from "@neondatabase/serverless";
import { createClient as libsql } from "@libsql/client";
import { MeiliSearch } from "meilisearch";

const app = express();
app.use(express.json());
const knex = Knex({ client: "pg" });
const pg = postgres();
const neo = neo4j.driver("bolt://localhost").session();
const elastic = new Elastic({ node: "http://localhost:9200" });
const cassandra = new Cassandra({ contactPoints: ["a"] });
const clickhouse = createClient();
const neonSql = neon(process.env.NEON!);
const turso = libsql({ url: "file:a.db" });
const lite = new sqlite3.Database("a.db");
class Product extends Model {}

app.get("/all", async (req, res) => {
  const q = String(req.query.q);
  await knex("p").orderByRaw(q); // !alert sql-injection
  await knex("p").where("name", q).orderBy("id"); // !safe sql-injection
  await knex.raw(`select ${q}`); // !alert sql-injection
  await knex("p").select(knex.raw("count(*) as ??", [q])); // !safe sql-injection
  await pg.unsafe(`select * from p where name = '${q}'`); // !alert sql-injection
  await pg`select * from p where name = ${q}`; // !safe sql-injection
  await mssql.query(`select * from p where name = '${q}'`); // !alert sql-injection
  await mssql.query`select * from p where name = ${q}`; // !safe sql-injection
  await new mssql.Request().input("q", q).query("select * from p where name = @q"); // !safe sql-injection
  await new mssql.Request().query("select * from p where name = '" + q + "'"); // !alert sql-injection
  const connection = await oracledb.getConnection();
  await connection.execute(`select * from p where name = '${q}'`); // !alert sql-injection
  await connection.execute("select * from p where name = :q", { q }); // !safe sql-injection
  lite.all(`select * from p where name = '${q}'`, () => {}); // !alert sql-injection
  lite.all("select * from p where name = ?", [q], () => {}); // !safe sql-injection
  await Product.query().whereRaw(`name = '${q}'`); // !alert sql-injection
  await Product.query().where("name", q); // !safe sql-injection
  await neo.run(`MATCH (p:Product {name: '${q}'}) RETURN p`); // !alert groq-cypher-es-injection
  await neo.run("MATCH (p:Product {name: $q}) RETURN p", { q }); // !safe groq-cypher-es-injection
  await elastic.search({ index: "p", query: { match: { name: q } } }); // !safe groq-cypher-es-injection
  await elastic.search({ index: "p", q }); // !alert groq-cypher-es-injection
  await cassandra.execute(`select * from p where name = '${q}'`); // !alert sql-injection
  await cassandra.execute("select * from p where name = ?", [q]); // !safe sql-injection
  await clickhouse.query({ query: `select * from p where name = '${q}'` }); // !alert sql-injection
  await clickhouse.query({ query: "select * from p where name = {q: String}", query_params: { q } }); // !safe sql-injection
  await neonSql`select * from p where name = ${q}`; // !safe sql-injection
  await turso.execute(`select * from p where name = '${q}'`); // !alert sql-injection
  await turso.execute({ sql: "select * from p where name = ?", args: [q] }); // !safe sql-injection
  res.end();
});
