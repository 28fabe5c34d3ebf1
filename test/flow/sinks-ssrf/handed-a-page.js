// A function of the program makes the page that it hands over; what is opened comes from around it.
const express = require("express");
const puppeteer = require("puppeteer");
const { Pool } = require("pg");

const app = express();
app.use(express.json());
const pool = new Pool();

async function withPage(work) {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  await work(page);
  return page.screenshot();
}
async function inTransaction(work) {
  const client = await pool.connect();
  await client.query("BEGIN");
  const found = await work(client, new Date());
  await client.query("COMMIT");
  return found;
}
class Rows {
  constructor(client) {
    this.client = client;
  }
  find(condition) {
    return this.client.query("SELECT id FROM labels WHERE " + condition); // !alert sql-injection
  }
}
const withRows = (work) => inTransaction((client) => work(new Rows(client)));
const asJob = (job) => async (req, res) => res.send(await job({ body: req.body, id: Number(req.params.id) }));

app.post("/shots", asJob(({ body }) => withPage((page) => page.goto(body.address ?? "https://labels.example/empty")))); // !alert ssrf
app.post("/pages", asJob((job) => withPage((page) => page.setContent(job.body.html || "<p>empty</p>")))); // !alert html-to-pdf-injection
app.post("/labels/:id", asJob((job) => withPage((page) => page.goto(`https://labels.example/${job.id}`)))); // !safe ssrf
app.post("/sort", asJob((job) => inTransaction((client) => client.query(`SELECT id FROM labels ORDER BY ${job.body.order || "id"}`)))); // !alert sql-injection
app.post("/own", asJob((job) => inTransaction((client) => client.query("SELECT id FROM labels WHERE id = $1", [job.body.id || 1])))); // !safe sql-injection
app.post("/rows", asJob((job) => withRows((rows) => rows.find(job.body.where || "true"))));
