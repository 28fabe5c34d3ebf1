// Runs the in-editor suite in a real VS Code. Prints each test and ends with the totals.
//   STOREWARDEN_E2E_HOST=server   VS Code's server from npm and a browser (the default)
//   STOREWARDEN_E2E_HOST=desktop  the desktop editor; VSCODE_EXECUTABLE names one
import { parseArgs } from "node:util";
import { browserHost } from "../test/e2e/runner/browser-host.mts";
import { buildExtension, bundleSuite, OUTPUT, PROJECT } from "../test/e2e/runner/bundle.mts";
import { desktopHost } from "../test/e2e/runner/desktop-host.mts";
import type { EditorHost } from "../test/e2e/runner/editor-run.mts";
import { stopAllChildren, stopChildrenOnSignals } from "../test/e2e/runner/processes.mts";
import { Results, sum, type Totals } from "../test/e2e/runner/results.mts";
import { makeScratch } from "../test/e2e/runner/scratch.mts";
import { STORE_FILES } from "../test/e2e/runner/store-files.mts";
import { RUN_VARIABLE, type RunName } from "../test/e2e/suite/events.mts";

const RUN_LIMIT_MS = 4 * 60_000;
const TOTAL_LIMIT_MS = 15 * 60_000;

const { values } = parseArgs({
  options: { "no-build": { type: "boolean" }, run: { type: "string" } },
});
const runs = (["trusted", "restricted"] as const).filter(
  (name) => values.run === undefined || values.run === name,
);

stopChildrenOnSignals();
const limit = setTimeout(() => {
  console.error(`Not finished within ${TOTAL_LIMIT_MS / 60_000} minutes.`);
  process.kill(process.pid, "SIGTERM");
}, TOTAL_LIMIT_MS);

let totals: Totals;
try {
  totals = await runAll();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  // A suite that could not start counts as a failure: it is never skipped.
  totals = { passed: 0, failed: 1 };
} finally {
  await stopAllChildren();
  clearTimeout(limit);
}
console.log(`e2e: ${totals.passed} passed, ${totals.failed} failed`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;

async function runAll(): Promise<Totals> {
  if (values["no-build"] !== true) await buildExtension();
  const suite = await bundleSuite();
  const host = await chooseHost();
  try {
    const all: Totals[] = [];
    for (const name of runs) all.push(await runOnce(host, name, suite));
    return sum(all);
  } finally {
    await host.close();
  }
}

async function chooseHost(): Promise<EditorHost> {
  const wanted = process.env["STOREWARDEN_E2E_HOST"];
  if (wanted !== undefined && wanted !== "desktop" && wanted !== "server") {
    throw new Error(`STOREWARDEN_E2E_HOST is "${wanted}"; it can be "server" or "desktop".`);
  }
  const desktop =
    wanted === "desktop" || (wanted === undefined && process.env["VSCODE_EXECUTABLE"]);
  return desktop ? desktopHost() : browserHost(OUTPUT, console.log);
}

async function runOnce(host: EditorHost, name: RunName, suite: string): Promise<Totals> {
  const scratch = makeScratch({ files: STORE_FILES });
  const results = new Results(name, console.log);
  try {
    await host.run(
      {
        name,
        trusted: name !== "restricted",
        scratch,
        extension: PROJECT,
        suite,
        env: { [RUN_VARIABLE]: name },
        limitMs: RUN_LIMIT_MS,
      },
      results,
    );
  } finally {
    scratch.remove();
  }
  return results.totals;
}
