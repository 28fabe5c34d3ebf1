import type { FactKeeper, ServerHost } from "../ports.ts";
import type { Project } from "../workspace/project.ts";
import { fittingWorkers } from "../../host/choose-workers.ts";
import { makerFor } from "./project-files.ts";

/** What nobody asked for takes one core and no more. */
const WORKERS = 1;
/** How long taking up what was kept may hold up everything else. */
const SLICE_MS = 12;

/** Has the scripts of projects read by a thread, one project at a time. The thread lives as long as there is something to read. */
export class Indexing {
  readonly #host: ServerHost;
  readonly #onProgress: (done: number, total: number) => void;
  readonly #cache: FactKeeper | undefined;
  /** Projects whose kept facts were taken up already. */
  readonly #restored = new WeakSet<Project>();
  readonly #running = new Map<Project, AbortController>();
  #last: Promise<void> = Promise.resolve();
  #resumed = Promise.withResolvers<void>();
  #paused = false;

  /** `storage` is a folder for what outlives the process. */
  constructor(
    host: ServerHost,
    storage: string | undefined,
    onProgress: (done: number, total: number) => void,
  ) {
    this.#host = host;
    this.#cache = storage === undefined ? undefined : host.factCache?.(storage);
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
      if (!this.#restored.has(project)) await this.#restore(project, files);
      this.#restored.add(project);
      const { archive } = project.session.incoming;
      const { revision } = archive;
      await this.#read(project, files, stop);
      if (archive.revision !== revision) await this.#keep(project, files);
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

  async #restore({ root, session }: Project, files: readonly string[]): Promise<void> {
    const kept = root === undefined ? undefined : await this.#cache?.read(root);
    if (!kept) return;
    let last = performance.now();
    await session.incoming.archive.restore(kept, files, session.configuration, async () => {
      if (performance.now() - last < SLICE_MS) return;
      await new Promise<void>((done) => {
        setImmediate(done);
      });
      last = performance.now();
    });
  }

  async #keep({ root, session }: Project, files: readonly string[]): Promise<void> {
    if (root === undefined || !this.#cache) return;
    await this.#cache.write(root, session.incoming.archive.keep(files, session.configuration));
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
