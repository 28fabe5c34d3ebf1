import { Processor, WorkerHost } from "@nestjs/bullmq";
import type { Job } from "bullmq";
import { exec } from "node:child_process";

@Processor("labels")
export class LabelsProcessor extends WorkerHost {
  async process(job: Job<{ file: string }>) {
    exec(`lp ${job.data.file}`); // !alert command-injection
  }
}
@Processor("fixed")
export class FixedProcessor extends WorkerHost {
  async process(job: Job<{ file: string }>) {
    exec(`lp ${job.data.file}`); // !safe command-injection
  }
}
