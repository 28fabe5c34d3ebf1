// What a queue keeps for one customer is looked up by the number of the job alone.
const express = require("express");
const { Queue } = require("bullmq");
const { requireUser } = require("./auth");

const app = express();
const prints = new Queue("prints");
app.use(requireUser);

app.post("/prints", async (req, res) => {
  const job = await prints.add("print", { owner: req.user.id });
  res.json({ id: job.id });
});

app.get("/prints/:id", async (req, res) => {
  const job = await prints.getJob(req.params.id); // !missing idor-by-request-id -- a job of a queue is no record of somebody's
  res.json({ data: job.data, result: job.returnvalue });
});

app.delete("/prints/:id", async (req, res) => {
  const job = await prints.getJob(req.params.id); // !safe idor-by-request-id
  if (!job || job.data.owner !== req.user.id) return res.sendStatus(404);
  await job.remove();
  res.sendStatus(204);
});
