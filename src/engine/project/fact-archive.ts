import { digest } from "../text/hash.ts";
import type { Model } from "../models/model.ts";
import { pack } from "../text/pack.ts";
import { unpack } from "../text/unpack.ts";
import type { Configuration } from "./configuration.ts";
import type { ProjectFiles } from "./ports.ts";
import type { KeptResult, RestoredResults, Results } from "./results.ts";
import type { FileResult } from "./file-result.ts";
import type { KeptScripts } from "./kept-scripts.ts";
import type { Scripts } from "./scripts.ts";

/** What is known of a project, as it is kept from one run to the next. Plain data. */
export interface KeptFacts {
  /** What results rest on besides texts: another value says that only code still holds. */
  readonly surroundings: string;
  /** The texts, by their digests and by what the disk said of them. */
  readonly texts: readonly (readonly [path: string, hash: string, stamp: string])[];
  readonly scripts: KeptScripts;
  /** The results by file, packed. */
  readonly results: Uint8Array;
}

/** What decides besides texts. */
export interface ArchiveSurroundings {
  readonly configuration: Configuration;
  readonly trusted: boolean;
  readonly models: readonly Model[];
  /** False where no rule is on that follows data. */
  readonly followsData: boolean;
}

/** Tells whether files changed without reading them: another text has another stamp. Undefined where that is not certain. */
export type StampOf = (path: string) => string | undefined;

/** Lets other work of the process run. */
export type Pause = () => Promise<void>;

/** Files that decide where specifiers lead, which versions code gets and what folders are made for. */
const SETTINGS =
  /(?:^|\/)(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|(?:yarn|bun)\.lock|[jt]sconfig[^/]*\.json|pnpm-workspace\.yaml|composer\.(?:json|lock)|shopify\.(?:app|extension)\.toml)$/;

/** Takes what is known out of a session and puts it into another one of the same project. */
export class FactArchive {
  readonly #files: ProjectFiles;
  readonly #scripts: Scripts;
  readonly #results: Results;
  readonly #around: () => ArchiveSurroundings;

  constructor(
    files: ProjectFiles,
    scripts: Scripts,
    results: Results,
    around: () => ArchiveSurroundings,
  ) {
    this.#files = files;
    this.#scripts = scripts;
    this.#results = results;
    this.#around = around;
  }

  /** Counts work whose results may be kept. */
  get revision(): number {
    const { facts, evaluations } = this.#scripts.work;
    return facts + evaluations + this.#results.revision;
  }

  /** Forgets what can be found again, where that is too much. For whoever goes through many files, so that memory does not grow with them. */
  release(): boolean {
    return this.#scripts.flows.releaseIfFull();
  }

  /** Everything that may be kept: no code of a file whose text may hold a secret, and nothing that time decided. */
  async keep(paths: readonly string[], stampOf?: StampOf, pause?: Pause): Promise<KeptFacts> {
    const scripts = this.#scripts.keep();
    const results = this.#results.keep();
    const hashes = new Map(results.map(([path, hash]) => [path, hash]));
    const texts: (readonly [string, string, string])[] = [];
    for (const path of paths) {
      await pause?.();
      // Asked for before the text, so that what changes in between shows.
      const stamp = stampOf?.(path);
      const text = this.#files.read(path);
      if (text === undefined) continue;
      const hash = digest(text);
      const known = hashes.get(path);
      if (known !== undefined && known !== hash) hashes.delete(path);
      texts.push([path, hash, stamp ?? ""]);
    }
    return {
      surroundings: this.#surroundings(paths),
      texts,
      scripts,
      results: pack(results.filter(([path, hash]) => hashes.get(path) === hash)),
    };
  }

  /** Puts back what was kept, as far as it holds for the files as they are now; gives the results that do. */
  async restore(
    kept: KeptFacts,
    paths: readonly string[],
    stampOf?: StampOf,
    pause?: Pause,
  ): Promise<RestoredResults> {
    const isSame = kept.surroundings === this.#surroundings(paths);
    const there = new Set(paths);
    const same = new Set<string>();
    for (const [path, hash, stamp] of kept.texts) {
      await pause?.();
      if (!there.has(path)) continue;
      const isUntouched = stamp !== "" && stampOf?.(path) === stamp;
      if (isUntouched || digest(this.#files.read(path) ?? "") === hash) same.add(path);
    }
    this.#scripts.restore(kept.scripts, (path) => same.has(path), isSame);
    if (!isSame) return { results: [], old: [] };
    const { flows } = this.#scripts;
    const { followsData } = this.#around();
    const results = unpack(kept.results) as KeptResult[];
    // Where the flows of a file are not known, others may miss those that end in them.
    const isWhole = ({ kind, pathClass, path }: FileResult): boolean =>
      !followsData || kind !== "script" || pathClass.kind === "muted" || flows.holds(path);
    this.#results.restore(results.filter(([, , result]) => isWhole(result)));
    for (const path of paths) {
      if (same.has(path)) continue;
      for (const each of this.#scripts.changed(path)) this.#results.delete(each);
    }
    return this.#results.restored;
  }

  /** The rules and their configuration are part of it, and all files by name, since any of them may be what a specifier means. */
  #surroundings(paths: readonly string[]): string {
    const { configuration, trusted, models } = this.#around();
    const settings = paths.filter((path) => SETTINGS.test(path));
    const texts = settings.map((path) => this.#files.read(path) ?? "");
    const chosen = JSON.stringify([configuration, trusted, models]);
    return digest(chosen, paths.join("\n"), ...texts);
  }
}
