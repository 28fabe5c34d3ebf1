import { exec } from "node:child_process";
import { Queue, Worker } from "bullmq";
import express from "express";

class Labels {
  readonly queue = new Queue("labels");
  add(text: string) {
    return this.queue.add("print", { text });
  }
}
const labels = new Labels();

express().post("/labels", async (req, res) => {
  await labels.add(req.body.text);
  res.end();
});

new Worker("labels", async (job) => {
  exec(`lp ${job.data.text}`); // !missing command-injection -- queues in the fields of classes are not settled
});
