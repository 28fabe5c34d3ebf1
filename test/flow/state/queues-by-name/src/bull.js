const Queue = require("bull");
const { exec } = require("child_process");
const express = require("express");

const mails = new Queue("mails");
const app = express();
app.post("/mails", (req, res) => {
  mails.add({ file: req.body.file });
  mails.add("named", { name: req.body.name });
  res.sendStatus(202);
});
mails.process(async (job) => {
  exec(`cat ${job.data.file}`); // !alert command-injection
});
mails.process("named", 2, async (job) => {
  exec(`cat ${job.data.name}`); // !alert command-injection
  exec(`cat ${job.data.count}`); // !safe command-injection
});
