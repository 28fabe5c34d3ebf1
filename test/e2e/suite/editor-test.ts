import * as vscode from "vscode";
import { EVENT_MARK, type SuiteEvent } from "./events.mts";

/** One test in the editor. It passes unless it throws or exceeds its limit. */
export interface EditorTest {
  readonly name: string;
  run(): Promise<void>;
}

const TEST_LIMIT_MS = 40_000;

/**
 * Runs the tests one after the other, each in a window without open editors, and reports them.
 * @returns the number of failures.
 */
export async function runTests(tests: readonly EditorTest[]): Promise<number> {
  let failures = 0;
  for (const test of tests) {
    const started = performance.now();
    try {
      await within(TEST_LIMIT_MS, test.run());
      emit({ event: "pass", name: test.name, ms: Math.round(performance.now() - started) });
    } catch (error) {
      failures += 1;
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      emit({ event: "fail", name: test.name, message });
    }
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  }
  return failures;
}

/** Sends an event to the runner. */
export function emit(event: SuiteEvent): void {
  console.log(EVENT_MARK + JSON.stringify(event));
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not finished within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
