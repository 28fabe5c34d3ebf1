// The producer fills the job from the request, the worker runs it elsewhere.
import express from "express";
import { Queue, Worker } from "bullmq";
import { exec } from "node:child_process";

const app = express();
app.use(express.json());
const exportsQueue = new Queue("exports");

app.post("/exports", async (req, res) => {
  await exportsQueue.add("pdf", { title: req.body.title }); // !source
  res.sendStatus(202);
});

new Worker("exports", async (job) => {
  exec(`make-pdf --title "${job.data.title}"`); // !alert command-injection
});
