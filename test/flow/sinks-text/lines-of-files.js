// What is written to the end of a file, line by line, is a log.
const express = require("express");
const fs = require("fs");
const { EOL } = require("os");

const app = express();
app.use(express.json());
const journal = fs.createWriteStream(process.env.JOURNAL || "journal", { flags: "a" });

function note(...fields) {
  journal.write(new Date().toISOString() + " " + fields.join(" | ") + "\n"); // !alert log-injection
}

app.post("/visits", (req, res) => {
  note("visit", req.body.who);
  journal.write(`${req.body.who}${EOL}`); // !alert log-injection
  journal.write(`${JSON.stringify(req.body.who)}\n`); // !safe log-injection
  fs.appendFileSync("visits.log", req.body.who + "\n"); // !alert log-injection
  fs.appendFileSync("visits.txt", req.body.who + "\n"); // !safe log-injection
  res.end();
});
app.post("/parts", (req, res) => {
  const part = fs.createWriteStream("upload.bin", { flags: "a" });
  part.write(req.body.part); // !safe log-injection -- a piece of a file
  const sheet = fs.createWriteStream("sheet.txt");
  sheet.write(req.body.part + "\n"); // !safe log-injection -- a file of its own
  res.end();
});
