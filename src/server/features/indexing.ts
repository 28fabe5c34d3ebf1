import { Deferred, type RestoredResults } from "../../engine/api.ts";
import { fittingWorkers } from "../../host/choose-workers.ts";
import type { FactKeeper, ServerHost } from "../ports.ts";
import type { Project } from "../workspace/project.ts";
import { makerFor } from "./project-files.ts";

/** What nobody asked for takes one core and no more. */
const WORKERS = 1;
/** How long taking up what was kept may hold up everything else. */
const SLICE_MS = 12;
/** What is found while people work is written now and then. */
const KEEP_EVERY_MS = 5 * 60_000;

/** Has the scripts of projects read by a thread, one project at a time, and keeps what is known of them. The thread lives as long as there is something to read. */
export class Indexing {
  readonly #host: ServerHost;
  readonly #onProgress: (done: number, total: number) => void;
  /** Opened when something is taken from it: its program has to be read for that. */
  readonly #openCache: () => FactKeeper | undefined;
  #opened: { readonly cache: FactKeeper | undefined } | undefined;
  /** When projects were kept last, and at which revision. */
  readonly #kept = new WeakMap<Project, { readonly revision: number; readonly time: number }>();
  readonly #running = new Map<Project, AbortController>();
  #last: Promise<void> = Promise.resolve();
  #keeping: Promise<void> = Promise.resolve();
  #resumed = new Deferred();
  #paused = false;

  /** `storage` is a folder for what outlives the process. */
  constructor(
    host: ServerHost,
    storage: string | undefined,
    onProgress: (done: number, total: number) => void,
  ) {
    this.#host = host;
    this.#openCache = () => (storage === undefined ? undefined : host.factCache?.(storage));
    this.#onProgress = onProgress;
    this.#resumed.resolve();
  }

  /** Takes up what was kept of a project, the first time; gives the results that still hold. */
  async restore(project: Project, files: readonly string[]): Promise<RestoredResults> {
    const { root, session } = project;
    const isFirst = !this.#kept.has(project);
    if (isFirst) this.#kept.set(project, { revision: -1, time: Number.NEGATIVE_INFINITY });
    const kept = root !== undefined && isFirst ? await this.#cache?.read(root) : undefined;
    if (!kept) return { results: [], old: [] };
    const restored = await session.archive.restore(kept, files, stampOf(project), pauses());
    // What was put back as it was need not be written again.
    const revision = restored.results.length > 0 ? session.archive.revision : -1;
    this.#kept.set(project, { revision, time: Number.NEGATIVE_INFINITY });
    return restored;
  }

  /** Keeps what is known of a project, unless it was kept as it is, or a short while ago. */
  async keep(project: Project, list: () => Promise<readonly string[]>): Promise<void> {
    const { root, session } = project;
    const { archive } = session;
    const before = this.#kept.get(project);
    const time = performance.now();
    if (root === undefined || !this.#cache || before?.revision === archive.revision) return;
    if (before && time - before.time < KEEP_EVERY_MS) return;
    this.#kept.set(project, { revision: archive.revision, time });
    const own = new Deferred();
    const earlier = this.#keeping;
    this.#keeping = own.promise;
    try {
      const kept = await archive.keep(await list(), stampOf(project), pauses());
      await this.#cache.write(root, kept);
    } finally {
      void earlier.then(() => own.resolve());
    }
  }

  /** Resolves when what is being kept is written: a process that ends before has to find all of it again. */
  written(): Promise<void> {
    return this.#keeping;
  }

  /** Resolves when all that is worth reading was read, or when it was stopped. */
  async run(project: Project, files: readonly string[]): Promise<void> {
    this.stop(project);
    const stop = new AbortController();
    this.#running.set(project, stop);
    const before = this.#last;
    const own = new Deferred();
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
    if (paused) this.#resumed = new Deferred();
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

  get #cache(): FactKeeper | undefined {
    this.#opened ??= { cache: this.#openCache() };
    return this.#opened.cache;
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

/** What the disk says of files; what is not saved the disk does not know. */
function stampOf({ overlay, disk }: Project): (path: string) => string | undefined {
  return (path) => (overlay.has(path) ? undefined : disk.stamp?.(path));
}

/** Lets other work of the process run now and then. */
function pauses(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < SLICE_MS) return;
    await new Promise<void>((done) => {
      setImmediate(done);
    });
    last = performance.now();
  };
}
