import { spawn } from "node:child_process";

export interface Measured {
  readonly seconds: number;
  /** Of all threads together. */
  readonly cpuSeconds: number;
  readonly peakMb: number;
  readonly out: string;
}

const MARK = "bench-usage:";

/** Says at the end what the process used, threads included. */
const REPORTER = `import { isMainThread } from "node:worker_threads";
if (isMainThread) process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write("\\n${MARK}" + JSON.stringify([userCPUTime + systemCPUTime, maxRSS]) + "\\n");
});`;

/** Runs a program of this Node to its end. @throws Error when it ends with another code than 0. */
export function measure(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  const preload = `data:text/javascript,${encodeURIComponent(REPORTER)}`;
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", preload, ...args], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let error = "";
  child.stdout.on("data", (text) => (out += text));
  child.stderr.on("data", (text) => (error += text));
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", (code) => {
      const seconds = (performance.now() - started) / 1_000;
      const [cpu, rss] = JSON.parse(error.split(MARK)[1] ?? "[0,0]");
      if (code !== 0) fail(new Error(`${args[0]} ended with ${code}: ${error.slice(-2_000)}`));
      else done({ seconds, cpuSeconds: cpu / 1e6, peakMb: rss / 1_024, out });
    });
  });
}
