// What a request puts into a queue comes out at its worker.
const express = require("express");
const Bull = require("bull");
const { Queue, Worker } = require("bullmq");
const { exec } = require("child_process");

const app = express();
const labels = new Bull("labels");
const invoices = new Queue("invoices");

app.post("/labels", async (req, res) => {
  await labels.add({ text: req.query.text, copies: Number(req.query.copies) });
  await invoices.add("print", { title: req.query.title });
  res.end();
});

labels.process(async (job) => {
  exec(`lp ${job.data.text}`); // !alert command-injection
  exec(`lp -n ${job.data.copies}`); // !safe command-injection
});

new Worker("invoices", async (job) => {
  exec(`make-pdf --title ${job.data.title}`); // !alert command-injection
});
