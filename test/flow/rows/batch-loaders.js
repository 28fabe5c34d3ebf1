// A loader collects keys and hands them to its batch function as a list.
const express = require("express");
const DataLoader = require("dataloader");
const { Pool } = require("pg");

const app = express();
const pool = new Pool();

const trays = new DataLoader(async (ids) => {
  const { rows } = await pool.query(`SELECT id FROM trays WHERE id IN ('${ids.join("','")}')`); // !alert sql-injection
  return ids.map((id) => rows.find((row) => row.id === id));
});
class Loaders {
  constructor(client) {
    this.client = client;
    this.labels = new DataLoader((ids) => this.many(ids));
    this.safe = new DataLoader((ids) => this.client.query("SELECT id FROM labels WHERE id = ANY($1)", [ids])); // !safe sql-injection
  }
  many(ids) {
    return this.client.query("SELECT id FROM labels WHERE id IN (" + ids.map((id) => `'${id}'`) + ")"); // !alert sql-injection
  }
}
const loaders = new Loaders(pool);
const pages = new DataLoader(async (names) => names.map((name) => `<p>${name}</p>`));

app.get("/trays/:id", async (req, res) => {
  res.json(await trays.load(req.params.id));
});
app.get("/labels", async (req, res) => {
  res.json(await loaders.labels.loadMany(req.query.ids.split(",")));
});
app.get("/safe", async (req, res) => {
  res.json(await loaders.safe.load(req.query.id));
});
app.get("/page", async (req, res) => {
  res.send(await pages.load(req.query.name)); // !alert xss-server-response
  res.send((await pages.loadMany([req.query.name]))[0]); // !alert xss-server-response
  res.send(await pages.load("mine")); // !safe xss-server-response
});
