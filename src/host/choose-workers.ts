import { availableParallelism } from "node:os";
import { fileKind } from "../engine/api.ts";

/** Starting a thread costs as much as reading this many files. */
const FILES_FOR_WORKERS = 200;
/** More readers than this wait for the thread that follows the data. */
const MAX_READERS = 4;

/**
 * How many threads beside the caller's are worth their start for these files; 0 when the caller had
 * better read them itself. It follows the data meanwhile, which keeps a core of its own busy: a
 * reader more than that has every program get warm once more, for no more speed.
 */
export function fittingWorkers(files: readonly string[]): number {
  const scripts = files.filter((path) => fileKind(path) === "script").length;
  return scripts < FILES_FOR_WORKERS ? 0 : mostReaders();
}

/** How many threads read where there is enough to read. */
export function mostReaders(): number {
  return Math.max(1, Math.min(MAX_READERS, availableParallelism() - 1));
}

/** The readers among so many threads that work at once: one of them follows the data. */
export function readersOf(threads: number): number {
  return Math.max(0, threads - 1);
}

/** Tells once, as soon as so many files were found that threads are worth their start. */
export function onceWorthwhile(tell: () => void): (path: string) => void {
  let scripts = 0;
  return (path) => {
    if (fileKind(path) === "script" && ++scripts === FILES_FOR_WORKERS) tell();
  };
}
