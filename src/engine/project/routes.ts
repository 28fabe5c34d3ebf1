import { type RouteFacts, RouteReader, linkRoutes } from "../routes/table.ts";
import type { Route } from "../routes/route.ts";
import type { Semantics } from "../semantics/semantics.ts";
import type { Manifests } from "./manifests.ts";
import type { SessionOptions } from "./session-options.ts";

/** The routes of a root. Facts are read file by file and kept; the table is joined when somebody asks for it. */
export class Routes {
  readonly #reader: RouteReader;
  readonly #manifests: Manifests;
  readonly #facts = new Map<string, RouteFacts>();
  #table: readonly Route[] | undefined;

  constructor({ middleware = [] }: Pick<SessionOptions, "middleware">, manifests: Manifests) {
    this.#reader = new RouteReader(middleware);
    this.#manifests = manifests;
  }

  /** Reads a file that is at hand anyway. */
  note(path: string, semantics: Semantics): void {
    this.#facts.set(path, this.#reader.read(semantics));
    this.#table = undefined;
  }

  /** Forgets what was read of files that changed, or that read them. */
  changed(paths: readonly string[]): void {
    for (const path of paths) this.#facts.delete(path);
    this.#table = undefined;
  }

  reset(): void {
    this.#facts.clear();
    this.#table = undefined;
  }

  /** The routes of the files; those that were not read yet are read with `semantics`. */
  table(
    files: readonly string[],
    semantics: (path: string) => Semantics | undefined,
  ): readonly Route[] {
    for (const path of files) {
      if (this.#facts.has(path)) continue;
      const own = semantics(path);
      if (own) this.note(path, own);
    }
    this.#table ??= linkRoutes(this.#facts, {
      packageOf: (path) => this.#manifests.packageOf(path),
    });
    return this.#table;
  }
}
