import express from "express";
import { shopifyApi } from "@shopify/shopify-api";

const app = express();
const shopify = shopifyApi({ apiSecretKey: process.env.SECRET! } as never);
app.get("/", async (req, res) => {
  const client = new shopify.clients.Graphql({ session: res.locals.session });
  await client.request(`query { product(id: "${req.query.id}") { title } }`); // !alert groq-cypher-es-injection
  await client.request("query ($id: ID!) { product(id: $id) { title } }", { variables: { id: req.query.id } }); // !safe groq-cypher-es-injection
  res.end();
});
