// The entry of a worker thread: reads scripts and says what each says by itself.
import { workerData } from "node:worker_threads";
import { AnalysisSession, pack } from "../engine/api.ts";
import { middleware } from "../generated/middleware.ts";
import { rules } from "../generated/rules.ts";
import { type FactJob, type MadeFacts, type WorkerSetup, takeWork } from "../host/fact-job.ts";
import { createProjectFiles } from "../host/project-files.ts";
import { rememberFiles } from "../host/remembered-files.ts";

const setup: WorkerSetup = workerData;
const { port, now, givesTexts } = setup;
const files = rememberFiles(createProjectFiles(setup.root, setup.unsaved));
const session = new AnalysisSession({
  rules,
  middleware,
  files,
  configuration: setup.configuration,
  // What is silenced is decided by the owner of the findings.
  trusted: true,
  now: () => new Date(now),
  log: { warn: () => undefined },
});

port.on("message", (job: FactJob) => takeWork(job, port, factsOf));

function factsOf(path: string): MadeFacts | undefined {
  const facts = session.facts(path);
  if (!facts) return undefined;
  const text = givesTexts ? files.read(path) : undefined;
  return { facts: pack(facts), read: facts.readers.map(([, read]) => read), text };
}
