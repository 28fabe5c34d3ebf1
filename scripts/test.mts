// Runs everything that must hold, in order of cost, and ends with `N passed, N failed`.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const scratch = mkdtempSync(join(tmpdir(), "storewarden-test-"));
const bin = (name: string): string => join("node_modules", ".bin", name);

/** A step that holds or does not: it counts as one test. */
async function step(name: string, command: string, ...args: string[]): Promise<Counts> {
  const code = await run(name, command, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function units(): Promise<Counts> {
  const report = join(scratch, "vitest.json");
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run("unit and server tests", bin("vitest"), ["run", ...reporters]);
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
    // A file that fails to load has no tests to fail, yet the run has failed.
    const failed = code !== 0 && numFailedTests === 0 ? 1 : numFailedTests;
    return { passed: numPassedTests, failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function inEditor(): Promise<Counts> {
  let last = "";
  const code = await run("in-editor tests", process.execPath, ["scripts/test-e2e.mts"], (line) => {
    if (/^e2e: \d+ passed, \d+ failed$/.test(line)) last = line;
  });
  const [, passed, failed] = /(\d+) passed, (\d+) failed/.exec(last) ?? [];
  if (passed === undefined || failed === undefined) return { passed: 0, failed: 1 };
  return { passed: Number(passed), failed: code !== 0 && failed === "0" ? 1 : Number(failed) };
}

function run(
  name: string,
  command: string,
  args: readonly string[],
  onLine: (line: string) => void = () => {},
): Promise<number> {
  console.log(`\n— ${name}`);
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
    let rest = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      process.stdout.write(chunk);
      const lines = (rest + chunk).split(/\r?\n/);
      rest = lines.pop() ?? "";
      for (const line of lines) onLine(line);
    });
    child.on("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on("close", (code) => resolve(code ?? 1));
  });
}

const totals = { passed: 0, failed: 0 };
const add = (counts: Counts): void => {
  totals.passed += counts.passed;
  totals.failed += counts.failed;
};
const started = Date.now();
add(await step("types", bin("tsc"), "--noEmit", "-p", "."));
add(await step("types of the report page", bin("tsc"), "--noEmit", "-p", "src/webview"));
add(await step("lint", bin("oxlint"), "--deny-warnings"));
add(await step("format", bin("oxfmt"), "--check"));
add(await step("generated files", process.execPath, "scripts/generate.mts", "--check"));
add(await step("unused code", bin("knip")));
add(await step("build", process.execPath, "esbuild.mjs", "--production"));
add(await units());
add(await inEditor());
rmSync(scratch, { recursive: true, force: true });
console.log(`\nTook ${Math.round((Date.now() - started) / 1000)} s.`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;
