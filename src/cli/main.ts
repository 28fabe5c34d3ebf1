// The entry of the command line: connects it with this process.
import packageJson from "../../package.json" with { type: "json" };
import { middleware } from "../generated/middleware.ts";
import { models } from "../generated/models.ts";
import { platforms } from "../generated/platforms.ts";
import { rules } from "../generated/rules.ts";
import { systemClock } from "../host/clock.ts";
import { compileLess } from "../host/compile-less.ts";
import { FactCache, programVersion } from "../host/fact-cache.ts";
import { neighbour } from "../host/neighbour.ts";
import { cacheFolder, openRegistry } from "./registry.ts";
import { rulePages } from "./rule-pages.ts";
import { run } from "./run.ts";
import { EXIT, type OutputStream } from "./surroundings.ts";

compileLess();

function standardStream(stream: NodeJS.WriteStream): OutputStream {
  // Whoever reads may stop reading, as `head` does; the audit's exit code is the same.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return { write: (text) => void stream.write(text), isTerminal: stream.isTTY };
}

function onInterrupt(callback: () => void): () => void {
  const stop = (): void => {
    // Asked a second time, there is no time for a report.
    process.once("SIGINT", () => process.exit(EXIT.interrupted));
    callback();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  return () => {
    process.removeListener("SIGINT", stop);
    process.removeListener("SIGTERM", stop);
  };
}

const worker = neighbour(process.argv[1] ?? "", "worker.js");
const parser = neighbour(process.argv[1] ?? "", "parser.js");
const version = programVersion([process.argv[1] ?? "", worker ?? "", parser ?? ""]);

void run(process.argv.slice(2), {
  rules,
  models,
  platforms,
  middleware,
  version: packageJson.version,
  cwd: process.cwd(),
  environment: process.env,
  out: standardStream(process.stdout),
  error: standardStream(process.stderr),
  now: systemClock,
  onInterrupt,
  openRegistry,
  ...(worker === undefined ? {} : { workerProgram: worker }),
  ...(version === undefined ? {} : { facts: new FactCache(cacheFolder(), version) }),
  pageOf: rulePages(process.argv[1] ?? ""),
}).then((code) => {
  process.exitCode = code;
});
