import { availableParallelism } from "node:os";
import { type FactMaker, fileKind } from "../engine/api.ts";
import { FILES_FOR_WORKERS, type PoolOptions, WorkerPool } from "../host/worker-pool.ts";

/** More threads than this wait for the one that follows the data. */
const MAX_WORKERS = 4;

interface Choice {
  readonly files: readonly string[];
  readonly setup: Pick<PoolOptions, "root" | "configuration" | "now">;
  readonly program: string | undefined;
  /** What was asked for. */
  readonly workers: number | undefined;
}

/** Threads that read the code, where they are worth their start. */
export function chooseMaker({ files, setup, program, workers }: Choice): FactMaker | undefined {
  const scripts = files.filter((path) => fileKind(path) === "script").length;
  const fitting = scripts < FILES_FOR_WORKERS ? 0 : Math.min(MAX_WORKERS, availableParallelism());
  const count = workers ?? fitting;
  if (program === undefined || count === 0) return undefined;
  return new WorkerPool({ ...setup, unsaved: new Map(), program, workers: count });
}
