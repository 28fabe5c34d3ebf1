import { availableParallelism } from "node:os";
import { fileKind } from "../engine/api.ts";

/** Starting a thread costs as much as reading this many files. */
const FILES_FOR_WORKERS = 200;
/** More threads than this wait for the one that follows the data. */
const MAX_WORKERS = 4;

/** How many threads are worth their start for these files; 0 when the caller had better read them itself. */
export function fittingWorkers(files: readonly string[]): number {
  const scripts = files.filter((path) => fileKind(path) === "script").length;
  return scripts < FILES_FOR_WORKERS ? 0 : Math.min(MAX_WORKERS, availableParallelism());
}
