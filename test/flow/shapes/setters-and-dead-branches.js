// Setters run when a member is written; what a branch does that is never taken changes nothing.
const express = require("express");
const { exec } = require("child_process");

const app = express();
app.use(express.json());

class Job {
  #command = "ls";
  #label = "job";
  set folder(value) {
    this.#command = `ls ${value}`;
  }
  set label(value) {
    this.#label = value;
  }
  run() {
    exec(this.#command); // !alert command-injection
  }
}
class NamedJob extends Job {
  title = "x";
  print() {
    exec(`print ${this.title}`); // !safe command-injection
  }
}

app.post("/jobs", (req, res) => {
  const job = new NamedJob();
  job.folder = req.body.folder;
  job.label = req.body.label;
  job.run();
  job.print();
  res.end();
});

const LIMIT = 200;
app.post("/never", (req, res) => {
  const size = 7 * 18;
  let folder = "/srv";
  if (size > LIMIT) folder = req.body.folder;
  exec(`ls ${folder}`); // !safe command-injection
  exec(`ls ${size + LIMIT > 300 ? "/srv" : req.body.folder}`); // !safe command-injection
  res.end();
});
app.post("/always", (req, res) => {
  let size = 7 * 18;
  let folder = "/srv";
  if (size < LIMIT) folder = req.body.folder;
  exec(`ls ${folder}`); // !alert command-injection
  res.end();
});
app.post("/changed", (req, res) => {
  let size = 1;
  if (req.body.large) size = 300;
  let folder = "/srv";
  if (size > LIMIT) folder = req.body.folder;
  exec(`ls ${folder}`); // !alert command-injection
  res.end();
});
