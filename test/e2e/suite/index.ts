import * as vscode from "vscode";
import { activationTests } from "./activation.ts";
import { auditTests } from "./audit.ts";
import { dataFlowTests } from "./data-flow.ts";
import { activationBench, firstDiagnosticsBench, storeWindowBench } from "./bench.ts";
import { dependencyHealthTests } from "./dependency-health.ts";
import { dependencyTests } from "./dependencies.ts";
import { emit, runTests, type EditorTest } from "./editor-test.ts";
import { RUN_VARIABLE, type RunName } from "./events.mts";
import { restrictedTests } from "./restricted.ts";
import { typingTests } from "./typing.ts";

const SUITES: Record<RunName, readonly EditorTest[]> = {
  trusted: [
    ...activationTests,
    ...typingTests,
    ...auditTests,
    ...dataFlowTests,
    ...dependencyTests,
  ],
  restricted: restrictedTests,
  dependencies: dependencyHealthTests,
  "bench-activation": activationBench,
  "bench-first": firstDiagnosticsBench,
  "bench-store": storeWindowBench,
};

/** VS Code's contract for a test module: called once in the extension host, rejects on failure. */
export async function run(): Promise<void> {
  emit({
    event: "start",
    version: vscode.version,
    host: vscode.env.appName,
    node: process.version,
    trusted: vscode.workspace.isTrusted,
  });
  const name = process.env[RUN_VARIABLE] ?? "";
  if (!isRun(name)) throw new Error(`${RUN_VARIABLE} is "${name}", which is no run`);
  const failures = await runTests(SUITES[name]);
  emit({ event: "end" });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}

function isRun(name: string): name is RunName {
  return Object.hasOwn(SUITES, name);
}
