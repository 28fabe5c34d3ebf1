import type { RunName } from "../suite/events.mts";
import type { Results } from "./results.mts";
import type { Scratch } from "./scratch.mts";

/** One start of the editor with the suite in it. */
export interface EditorRun {
  readonly name: RunName;
  readonly trusted: boolean;
  readonly scratch: Scratch;
  /** Absolute path of the extension under development. */
  readonly extension: string;
  /** Absolute path of the bundled suite. */
  readonly suite: string;
  /** Variables for the editor and all that it starts. */
  readonly env: Readonly<Record<string, string>>;
  /** Bound for the whole run, in milliseconds. */
  readonly limitMs: number;
}

/** A place where the suite can run. */
export interface EditorHost {
  /** Runs the suite once; the outcome, also of an editor that fails, goes into `results`. */
  run(run: EditorRun, results: Results): Promise<void>;
  close(): Promise<void>;
}
