import express from "express";
import { Queue } from "bullmq";

const app = express();
const labels = new Queue("labels");
const safe = new Queue("safe");
app.post("/labels", async (req, res) => {
  await labels.add("print", { file: req.body.file });
  await safe.add("print", { count: Number(req.body.count), file: "fixed" });
  await labels.addBulk([{ name: "bulk", data: { bulk: req.body.bulk } }]);
  res.sendStatus(202);
});
