import express from "express";
import neo4j from "neo4j-driver";
import { createClient } from "@sanity/client";
import { Client } from "@elastic/elasticsearch";

const app = express();
const driver = neo4j.driver(process.env.NEO4J_URL!);
const sanity = createClient({ projectId: "shop", dataset: "production", apiVersion: "2026-01-01", useCdn: true });
const elastic = new Client({ node: process.env.ELASTIC_URL });

app.get("/page/:slug", async (req, res) => {
  const slug = req.params.slug; // !source
  await sanity.fetch(`*[_type == "page" && slug.current == "${slug}"][0]`); // !alert groq-cypher-es-injection !sink(query-language)
  await sanity.fetch('*[_type == "page" && slug.current == $slug][0]', { slug }); // !safe groq-cypher-es-injection
  res.sendStatus(204);
});

app.get("/related", async (req, res) => {
  const session = driver.session();
  const sku = String(req.query.sku); // !source
  await session.run(`MATCH (p:Product {sku: '${sku}'})-[:WITH]->(q) RETURN q`); // !alert groq-cypher-es-injection
  await session.run("MATCH (p:Product {sku: $sku})-[:WITH]->(q) RETURN q", { sku }); // !safe groq-cypher-es-injection
  res.sendStatus(204);
});

app.get("/search", async (req, res) => {
  const q = String(req.query.q); // !source
  await elastic.search({ index: "products", query: { query_string: { query: `title:${q}` } } }); // !alert groq-cypher-es-injection
  await elastic.search({ index: "products", query: { match: { title: q } } }); // !safe groq-cypher-es-injection
  res.sendStatus(204);
});

app.post("/raise", express.json(), async (req, res) => {
  await elastic.updateByQuery({ index: "products", script: { source: `ctx._source.price *= ${req.body.by}` } }); // !alert groq-cypher-es-injection
  await elastic.update({ index: "products", id: "1", body: { script: { source: "ctx._source.views += " + req.body.by } } }); // !alert groq-cypher-es-injection
  await elastic.update({ index: "products", id: "1", script: { source: "ctx._source.views += params.by", params: { by: req.body.by } } }); // !safe groq-cypher-es-injection
  res.sendStatus(204);
});
