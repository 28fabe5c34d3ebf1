// Runs the in-editor suite in a real VS Code. Prints each test and ends with the totals.
//   STOREWARDEN_E2E_HOST=server   VS Code's server from npm and a browser (the default)
//   STOREWARDEN_E2E_HOST=desktop  the desktop editor; VSCODE_EXECUTABLE names one
//   --run=NAME                    only one of: trusted, restricted, keyboard
//   --bench                       measures instead of testing
//   --no-build                    takes the extension as it was built last
//   --extension=FOLDER            tests an unpacked package instead of the project
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { runBench } from "../test/e2e/runner/bench.mts";
import { browserHost, type BrowserHost } from "../test/e2e/runner/browser-host.mts";
import { buildExtension, bundleSuite, OUTPUT, PROJECT } from "../test/e2e/runner/bundle.mts";
import { DEPENDENCY_STORE } from "../test/e2e/runner/dependency-store.mts";
import { desktopHost } from "../test/e2e/runner/desktop-host.mts";
import type { EditorHost } from "../test/e2e/runner/editor-run.mts";
import { runKeyboardChecks } from "../test/e2e/runner/keyboard-run.mts";
import { stopAllChildren, stopChildrenOnSignals } from "../test/e2e/runner/processes.mts";
import { Results, sum, type Totals } from "../test/e2e/runner/results.mts";
import { makeScratch } from "../test/e2e/runner/scratch.mts";
import { STORE_FILES } from "../test/e2e/runner/store-files.mts";
import { startTestRegistry, type TestRegistry } from "../test/e2e/runner/test-registry.mts";
import { RUN_VARIABLE, type RunName } from "../test/e2e/suite/events.mts";

const RUN_LIMIT_MS = 4 * 60_000;
const TOTAL_LIMIT_MS = 15 * 60_000;

const { values } = parseArgs({
  options: {
    bench: { type: "boolean" },
    extension: { type: "string", default: PROJECT },
    "no-build": { type: "boolean" },
    run: { type: "string" },
  },
});

const extension = resolve(values.extension);

stopChildrenOnSignals();
const limit = setTimeout(() => {
  report({ passed: 0, failed: 1 }, `Not finished within ${TOTAL_LIMIT_MS / 60_000} minutes.`);
  process.kill(process.pid, "SIGTERM");
}, TOTAL_LIMIT_MS);
try {
  const totals = await withHost(values.bench === true ? measure : test);
  if (totals !== undefined) report(totals);
} catch (error) {
  // A suite that could not start counts as a failure: it is never skipped.
  report({ passed: 0, failed: 1 }, error instanceof Error ? error.message : String(error));
} finally {
  await stopAllChildren();
  clearTimeout(limit);
}

type Hosts = {
  readonly registry: TestRegistry;
  readonly host: EditorHost;
  readonly browser: BrowserHost | undefined;
};

async function withHost<T>(work: (hosts: Hosts, suite: string) => Promise<T>): Promise<T> {
  if (values["no-build"] !== true) await buildExtension();
  const suite = await bundleSuite();
  const wanted = process.env["STOREWARDEN_E2E_HOST"];
  if (wanted !== undefined && wanted !== "desktop" && wanted !== "server") {
    throw new Error(`STOREWARDEN_E2E_HOST is "${wanted}"; it can be "server" or "desktop".`);
  }
  const named = process.env["VSCODE_EXECUTABLE"];
  const desktop = wanted === "desktop" || (wanted === undefined && named !== undefined);
  const browser = desktop ? undefined : await browserHost(OUTPUT, console.log);
  const host = browser ?? (await desktopHost());
  const registry = await startTestRegistry();
  try {
    return await work({ host, browser, registry }, suite);
  } finally {
    await registry.stop();
    await host.close();
  }
}

async function test(hosts: Hosts, suite: string): Promise<Totals> {
  const { browser, registry } = hosts;
  const all: Totals[] = [];
  for (const name of ["trusted", "restricted", "dependencies"] as const) {
    if (isWanted(name)) all.push(await runSuite(hosts, name, suite));
  }
  if (browser === undefined) {
    console.log("keyboard: not run, a desktop window is not driven; the server host does it");
  } else if (isWanted("keyboard")) {
    const results = new Results("keyboard", console.log);
    console.log("keyboard: the example store in a browser");
    await runKeyboardChecks(browser, { extension, registry, results });
    all.push(results.totals);
  }
  return sum(all);
}

async function runSuite({ host, registry }: Hosts, name: RunName, suite: string): Promise<Totals> {
  const scratch = makeScratch({ files: name === "dependencies" ? DEPENDENCY_STORE : STORE_FILES });
  const results = new Results(name, console.log);
  const trusted = name !== "restricted";
  const env = { [RUN_VARIABLE]: name, ...registry.environment(scratch) };
  try {
    await host.run(
      { name, trusted, scratch, extension, suite, env, limitMs: RUN_LIMIT_MS },
      results,
    );
  } finally {
    scratch.remove();
  }
  return results.totals;
}

async function measure({ host, registry }: Hosts, suite: string): Promise<undefined> {
  if (!(await runBench(host, { extension, suite, registry }))) process.exitCode = 1;
}

function isWanted(run: string): boolean {
  return values.run === undefined || values.run === run;
}

function report(totals: Totals, problem?: string): void {
  if (problem !== undefined) console.error(problem);
  console.log(`e2e: ${totals.passed} passed, ${totals.failed} failed`);
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;
}
