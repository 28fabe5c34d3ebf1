import type { ServerHost } from "../ports.ts";
import type { Project } from "../workspace/project.ts";
import { fittingWorkers } from "../../host/choose-workers.ts";
import { makerFor } from "./project-files.ts";

/** What nobody asked for takes one core and no more. */
const WORKERS = 1;

/** Has the scripts of projects read by a thread, one project at a time. The thread lives as long as there is something to read. */
export class Indexing {
  readonly #host: ServerHost;
  readonly #onProgress: (done: number, total: number) => void;
  readonly #running = new Map<Project, AbortController>();
  #last: Promise<void> = Promise.resolve();
  #resumed = Promise.withResolvers<void>();
  #paused = false;

  constructor(host: ServerHost, onProgress: (done: number, total: number) => void) {
    this.#host = host;
    this.#onProgress = onProgress;
    this.#resumed.resolve();
  }

  /** Resolves when all that is worth reading was read, or when it was stopped. */
  async run(project: Project, files: readonly string[]): Promise<void> {
    this.stop(project);
    const stop = new AbortController();
    this.#running.set(project, stop);
    const before = this.#last;
    const own = Promise.withResolvers<void>();
    this.#last = own.promise;
    await before;
    try {
      await this.#read(project, files, stop);
    } finally {
      if (this.#running.get(project) === stop) this.#running.delete(project);
      own.resolve();
    }
  }

  /** While an audit reads the same files this rests, and goes on with what is left then. */
  pause(paused: boolean): void {
    if (paused === this.#paused) return;
    this.#paused = paused;
    if (paused) this.#resumed = Promise.withResolvers<void>();
    else this.#resumed.resolve();
    if (paused) for (const each of this.#running.values()) each.abort(PAUSED);
  }

  stop(project: Project): void {
    this.#running.get(project)?.abort();
    this.#running.delete(project);
  }

  dispose(): void {
    for (const each of this.#running.values()) each.abort();
    this.#running.clear();
    this.#resumed.resolve();
  }

  async #read(project: Project, files: readonly string[], first: AbortController): Promise<void> {
    let stop = first;
    for (;;) {
      await this.#resumed.promise;
      if (stop.signal.aborted) {
        if (stop.signal.reason !== PAUSED) return;
        stop = new AbortController();
        this.#running.set(project, stop);
      }
      const { session, overlay } = project;
      const paths = session.incoming.wanted(files).filter((path) => !overlay.has(path));
      const workers = Math.min(WORKERS, fittingWorkers(paths));
      const maker = makerFor(this.#host, project, workers);
      if (!maker) return;
      let done = 0;
      session.incoming.beginFacts(undefined);
      await maker.make(
        paths,
        (facts) => {
          session.incoming.accept(facts);
          done++;
          this.#onProgress(done, paths.length);
        },
        stop.signal,
      );
      session.incoming.endFacts();
      if (!stop.signal.aborted) return;
    }
  }
}

/** Why a run was stopped that goes on later. */
const PAUSED = "paused";
