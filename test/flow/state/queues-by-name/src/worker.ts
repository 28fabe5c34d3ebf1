import { Worker } from "bullmq";
import { exec } from "node:child_process";

new Worker("labels", async (job) => {
  exec(`lp ${job.data.file}`); // !alert command-injection
  exec(`lp ${job.data.bulk}`); // !alert command-injection
});
new Worker("safe", async (job) => {
  exec(`lp ${job.data.file}`); // !safe command-injection
});
