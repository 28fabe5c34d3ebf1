import type { AnalysisSession } from "../engine/api.ts";
import { fittingWorkers, mostReaders, onceWorthwhile, readersOf } from "../host/choose-workers.ts";
import type { RememberedFiles } from "../host/remembered-files.ts";
import { WorkerPool } from "../host/worker-pool.ts";
import type { AuditArguments } from "./arguments.ts";

interface Read {
  readonly root: string;
  /** Where the texts go that they read. */
  readonly files: RememberedFiles;
}

/** The threads that read the scripts of an audit, where there are enough of those. */
export class AuditReaders {
  readonly #isAskedFor: boolean;
  readonly #pool: WorkerPool | undefined;

  /** Without the program of a worker there are no threads. */
  constructor(
    { workers: chosen, dependenciesOnly }: AuditArguments,
    program: string | URL | undefined,
    session: AnalysisSession,
    { root, files }: Read,
  ) {
    const workers = chosen === undefined ? mostReaders() : readersOf(chosen);
    this.#isAskedFor = chosen !== undefined;
    if (program === undefined || workers === 0 || dependenciesOnly) return;
    this.#pool = new WorkerPool({
      root,
      configuration: session.configuration,
      now: session.now.getTime(),
      unsaved: new Map(),
      program,
      workers,
      onText: (path, text) => files.learn(path, text),
    });
  }

  /**
   * Has the threads load their programs while files are still being looked for: at once where
   * somebody asked for threads, otherwise when enough scripts were found. To be told of each file.
   */
  warmUp(): ((path: string) => void) | undefined {
    const pool = this.#pool;
    if (pool && this.#isAskedFor) pool.warm();
    return pool && !this.#isAskedFor ? onceWorthwhile(() => pool.warm()) : undefined;
  }

  /** Who reads these scripts; undefined where the caller had better do it. */
  makerOf(scripts: readonly string[]): WorkerPool | undefined {
    return this.#isAskedFor || fittingWorkers(scripts) > 0 ? this.#pool : undefined;
  }

  /** Ends threads that turned out to have nothing to do. */
  close(): void {
    this.#pool?.cool();
  }
}
