// A worker for tests: answers at once, never for `stuck.ts`, and ends with `dead.ts`.
import { workerData } from "node:worker_threads";
import { pack } from "../../src/engine/api.ts";
import { type FactJob, type WorkerSetup, takeWork } from "../../src/host/fact-job.ts";

const { port }: WorkerSetup = workerData;

port.on("message", (job: FactJob) =>
  takeWork(job, port, (path) => {
    if (path === "stuck.ts") for (;;);
    if (path === "dead.ts") process.exit(1);
    return { facts: pack({ path }), read: [] };
  }),
);
