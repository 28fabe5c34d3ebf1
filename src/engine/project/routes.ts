import { type RouteFacts, RouteReader, type RouteTable, linkRoutes } from "../routes/table.ts";
import type { MiddlewareRow } from "../routes/known-middleware.ts";
import type { Route, RouteMatcher } from "../routes/route.ts";
import type { Semantics } from "../semantics/semantics.ts";
import { scriptLanguage } from "../syntax/language.ts";
import { Collector } from "./collector.ts";
import type { Manifests } from "./manifests.ts";
import { classifyPath } from "./path-class.ts";
import type { ProjectFiles } from "./ports.ts";

/** Where facts come from that nobody has read yet. */
export interface RouteSources {
  /** What was read of a file with this text in another thread. */
  facts(path: string, text: string): RouteFacts | undefined;
  semantics(path: string): Semantics | undefined;
}

/** The routes of a root. Facts are read file by file and kept; the table is joined when somebody asks for it. */
export class Routes {
  readonly #reader: RouteReader;
  readonly #manifests: Manifests;
  readonly #read: (path: string) => string | undefined;
  readonly #elsewhere: RouteSources;
  readonly #facts = new Map<string, RouteFacts>();
  /** Files that say nothing of routes, which nobody has to search for them again until they change. */
  readonly #without = new Set<string>();
  #table: RouteTable | undefined;
  /** The list of files that the table is of. */
  #files: readonly string[] | undefined;

  constructor(
    options: {
      readonly middleware: readonly MiddlewareRow[];
      readonly manifests: Manifests;
      readonly files: ProjectFiles;
    },
    elsewhere: RouteSources,
  ) {
    this.#reader = new RouteReader(options.middleware);
    this.#manifests = options.manifests;
    this.#elsewhere = elsewhere;
    this.#read = (path) => options.files.read(path);
  }

  /** What a file says of routes; nothing where no text of a route is in it, and where its code is beyond the reader, which is said. */
  read(path: string, semantics: Semantics, log: Pick<Collector, "giveUp">): RouteFacts | undefined {
    if (!this.#reader.mayHaveRoutes(path, semantics.source.text)) return undefined;
    try {
      return this.#reader.read(semantics);
    } catch (error) {
      log.giveUp("routes", error instanceof Error ? error.message : String(error));
      return { routers: [], matchers: [] };
    }
  }

  /** Reads a file that is at hand anyway. */
  note(path: string, semantics: Semantics, log: Pick<Collector, "giveUp">): void {
    const facts = this.read(path, semantics, log);
    if (facts) this.#add(path, facts);
  }

  /** Forgets what was read of files that changed, or that read them. */
  changed(paths: readonly string[]): void {
    for (const path of paths) {
      this.#facts.delete(path);
      this.#without.delete(path);
    }
    this.#table = undefined;
  }

  reset(): void {
    this.#facts.clear();
    this.#without.clear();
    this.#table = undefined;
  }

  /** The routes of the files; those that were not read yet are read now. */
  table(files: readonly string[]): readonly Route[] {
    return this.#linked(files).routes;
  }

  /** What middlewares of Medusa are put before. */
  matchers(files: readonly string[]): readonly RouteMatcher[] {
    return this.#linked(files).matchers;
  }

  #linked(files: readonly string[]): RouteTable {
    for (const path of files) {
      if (this.#facts.has(path) || this.#without.has(path) || !scriptLanguage(path)) continue;
      const text = this.#read(path);
      if (text === undefined) continue;
      if (!this.#reader.mayHaveRoutes(path, text)) {
        this.#without.add(path);
        continue;
      }
      const known = this.#elsewhere.facts(path, text);
      const own = known ? undefined : this.#elsewhere.semantics(path);
      if (known) this.#add(path, known);
      else if (own) this.note(path, own, new Collector(path));
    }
    if (this.#table && this.#files === files) return this.#table;
    const facts = files.flatMap((path) => {
      const own = this.#facts.get(path);
      // Frameworks that read folders serve `pages/api/test-mail.ts` like any other page.
      if (own && isOfTests(path)) return [[path, { ...own, routers: [] }] as const];
      return own ? [[path, own] as const] : [];
    });
    this.#files = files;
    this.#table = linkRoutes(new Map(facts), {
      files,
      read: this.#read,
      packageOf: (path) => this.#manifests.packageOf(path),
    });
    return this.#table;
  }

  #add(path: string, facts: RouteFacts): void {
    this.#facts.set(path, facts);
    this.#table = undefined;
  }
}

/** Applications that a test makes for itself, nobody else calls. */
function isOfTests(path: string): boolean {
  const found = classifyPath(path);
  return found.kind === "lowered" && found.reason.startsWith("tests");
}
