import express from "express";
import mssql from "mssql";
import oracledb from "oracledb";
import sqlite3 from "sqlite3";
import { open } from "sqlite";
import mariadb from "mariadb";
import { neon } from "@neondatabase/serverless";
import { createClient } from "@libsql/client";
import { connect } from "@planetscale/database";
import pgp from "pg-promise";
import neo4j from "neo4j-driver";
import { Client as Elastic } from "@elastic/elasticsearch";
import { createClient as sanity } from "@sanity/client";
import { createClient as clickhouse } from "@clickhouse/client";
import cassandra from "cassandra-driver";
import { Model, raw } from "objection";
import { createClient as supabase } from "@supabase/supabase-js";

const app = express();
app.use(express.json());
const neonSql = neon(process.env.NEON!);
const libsql = createClient({ url: "file:x.db" });
const planet = connect({ url: process.env.PLANET });
const db = pgp()(process.env.PG!);
const driver = neo4j.driver("bolt://localhost");
const elastic = new Elastic({ node: "http://localhost:9200" });
const content = sanity({ projectId: "x", dataset: "y", apiVersion: "2024-01-01", useCdn: true });
const click = clickhouse();
const cass = new cassandra.Client({ contactPoints: ["a"], localDataCenter: "b" });
const supa = supabase("https://x.supabase.co", process.env.SUPA!);
const lite = new sqlite3.Database(":memory:");
class Product extends Model {
  static tableName = "product";
}

app.get("/mssql", async (req, res) => {
  const pool = await mssql.connect(process.env.MSSQL!);
  const bad = await pool.request().query(`SELECT * FROM t WHERE a = '${req.query.a}'`); // !alert sql-injection
  const good = await pool.request().input("a", mssql.NVarChar, req.query.a).query("SELECT * FROM t WHERE a = @a"); // !safe sql-injection
  const tagged = await mssql.query`SELECT * FROM t WHERE a = ${req.query.a}`; // !safe sql-injection
  res.json([bad, good, tagged]);
});
app.get("/oracle", async (req, res) => {
  const connection = await oracledb.getConnection();
  const bad = await connection.execute("SELECT * FROM t WHERE a = '" + req.query.a + "'"); // !alert sql-injection
  const good = await connection.execute("SELECT * FROM t WHERE a = :a", [req.query.a]); // !safe sql-injection
  res.json([bad, good]);
});
app.get("/sqlite", async (req, res) => {
  lite.all(`SELECT * FROM t WHERE a = '${req.query.a}'`, (_e, rows) => res.json(rows)); // !alert sql-injection
  lite.get("SELECT * FROM t WHERE a = ?", [req.query.a], () => undefined); // !safe sql-injection
  const wrapped = await open({ filename: "x.db", driver: sqlite3.Database });
  await wrapped.all("SELECT * FROM t WHERE a = " + req.query.a); // !alert sql-injection
  const statement = lite.prepare("SELECT * FROM t WHERE b = '" + req.query.b + "'"); // !alert sql-injection
  statement.finalize();
});
app.get("/maria", async (req, res) => {
  const connection = await mariadb.createConnection(process.env.MARIA!);
  res.json(await connection.query(`SELECT * FROM t WHERE a = '${req.query.a}'`)); // !alert sql-injection
  await connection.query({ sql: "SELECT * FROM t WHERE a = ?", rowsAsArray: true }, [req.query.a]); // !safe sql-injection
});
app.get("/edge", async (req, res) => {
  const a = String(req.query.a);
  await neonSql(`SELECT * FROM t WHERE a = '${a}'`); // !alert sql-injection
  await neonSql`SELECT * FROM t WHERE a = ${a}`; // !safe sql-injection
  await libsql.execute("SELECT * FROM t WHERE a = '" + a + "'"); // !alert sql-injection
  await libsql.execute({ sql: "SELECT * FROM t WHERE a = ?", args: [a] }); // !safe sql-injection
  await libsql.batch([`DELETE FROM t WHERE a = '${a}'`]); // !alert sql-injection
  await planet.execute(`SELECT * FROM t WHERE a = '${a}'`); // !alert sql-injection
  await planet.execute("SELECT * FROM t WHERE a = ?", [a]); // !safe sql-injection
  await db.any("SELECT * FROM t WHERE a = '" + a + "'"); // !alert sql-injection
  await db.any("SELECT * FROM t WHERE a = ${a}", { a }); // !safe sql-injection
  await db.tx((t) => t.none(`DELETE FROM t WHERE a = '${a}'`)); // !alert sql-injection
  res.end();
});
app.get("/other", async (req, res) => {
  const a = String(req.query.a);
  const session = driver.session();
  await session.run(`MATCH (p:Product {name: '${a}'}) RETURN p`); // !alert groq-cypher-es-injection
  await session.run("MATCH (p:Product {name: $a}) RETURN p", { a }); // !safe groq-cypher-es-injection
  await session.executeRead((tx) => tx.run("MATCH (p) WHERE p.name = '" + a + "' RETURN p")); // !alert groq-cypher-es-injection
  await elastic.search({ index: "p", query: { query_string: { query: `name:${a}` } } }); // !alert groq-cypher-es-injection
  await elastic.search({ index: "p", query: { match: { name: a } } }); // !safe groq-cypher-es-injection
  await content.fetch(`*[_type == "product" && slug == "${a}"]`); // !alert groq-cypher-es-injection
  await content.fetch('*[_type == "product" && slug == $a]', { a }); // !safe groq-cypher-es-injection
  await click.query({ query: `SELECT * FROM t WHERE a = '${a}'` }); // !alert sql-injection
  await click.query({ query: "SELECT * FROM t WHERE a = {a: String}", query_params: { a } }); // !safe sql-injection
  await cass.execute("SELECT * FROM t WHERE a = '" + a + "'"); // !alert sql-injection
  await cass.execute("SELECT * FROM t WHERE a = ?", [a]); // !safe sql-injection
  await Product.query().whereRaw(`name = '${a}'`); // !alert sql-injection
  await Product.query().where("name", a); // !safe sql-injection
  await Product.query().orderBy(raw(a)); // !alert sql-injection
  await Product.knex().raw("SELECT '" + a + "'"); // !alert sql-injection
  await supa.from("t").select().or(`a.eq.${a},b.eq.1`); // !alert groq-cypher-es-injection
  await supa.from("t").select().eq("a", a); // !safe sql-injection
  res.end();
});
