import type { DependencyEntry } from "../deps/types.ts";
import { scriptLanguage } from "../syntax/language.ts";
import { lineAt } from "../text/line-at.ts";
import { ExportSites, type ImportSite, type Meaning, MOST_SITES } from "./export-sites.ts";
import type { ProjectFiles } from "./ports.ts";

/** Files beyond this size were not written by hand. */
const MAX_CHARACTERS = 1_000_000;

/** Decides where specifiers lead. */
const COMPILER_CONFIG = /(?:^|\/)[jt]sconfig[^/]*\.json$/;

/** `from "x"`, `import "x"`, `import("x")`, `require("x")`; types alone bring nothing in. */
const IMPORT =
  /(?:\bfrom\s*|\bimport\s*(?:\(\s*)?|\brequire(?:\.resolve)?\s*\(\s*)["']((?:@[\w.-]+\/)?[\w][\w.-]*)(?:\/[^"'\s]*)?["']/g;

/**
 * Where the project's code imports packages. Texts are searched, not parsed: this is asked for a
 * few names of packages once registries have answered, and a line too many does no harm.
 */
export class ImportSites {
  readonly #files: ProjectFiles;
  readonly #paths: () => readonly string[];
  /** By file, the packages with the lines. */
  readonly #known = new Map<string, ReadonlyMap<string, number>>();
  /** By manifest, its lines that nothing uses: to find them all files are read, so it is not done at each look. */
  readonly #unused = new Map<string, readonly DependencyEntry[]>();

  /** Where exports of packages are used. */
  readonly uses: ExportSites;

  constructor(files: ProjectFiles, paths: () => readonly string[], meaning: Meaning) {
    this.#files = files;
    this.#paths = paths;
    this.uses = new ExportSites(this, meaning);
  }

  /** The text of any file of the root, as it is searched. */
  textOf(path: string): string | undefined {
    return this.#files.read(path);
  }

  forget(path: string): void {
    this.#known.delete(path);
    this.#unused.clear();
    // Who edits a manifest does not wait for its users to be read again.
    if (scriptLanguage(path) || COMPILER_CONFIG.test(path)) this.uses.forget();
  }

  reset(): void {
    this.#known.clear();
    this.#unused.clear();
    this.uses.forget();
  }

  /** The lines of a manifest that nothing uses, found by `find` where no file has changed since. */
  unusedIn(manifest: string, find: () => readonly DependencyEntry[]): readonly DependencyEntry[] {
    const known = this.#unused.get(manifest) ?? find();
    this.#unused.set(manifest, known);
    return known;
  }

  /** The first line in each file below a folder that imports a package. */
  of(name: string, folder: string, paths = this.#paths()): ImportSite[] {
    const prefix = folder === "" ? "" : `${folder}/`;
    const sites: ImportSite[] = [];
    for (const file of paths) {
      if (!file.startsWith(prefix)) continue;
      const line = this.#in(file).get(name);
      if (line !== undefined && sites.push({ file, line }) >= MOST_SITES) break;
    }
    return sites;
  }

  /** The scripts below a folder. */
  scriptsIn(folder: string): readonly string[] {
    const prefix = folder === "" ? "" : `${folder}/`;
    return this.#paths().filter((file) => file.startsWith(prefix) && scriptLanguage(file));
  }

  #in(file: string): ReadonlyMap<string, number> {
    let found = this.#known.get(file);
    if (!found) {
      const text = scriptLanguage(file) ? this.#files.read(file) : undefined;
      found = text === undefined || text.length > MAX_CHARACTERS ? new Map() : importsOf(text);
      this.#known.set(file, found);
    }
    return found;
  }
}

function importsOf(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const match of text.matchAll(IMPORT)) {
    const name = match[1] ?? "";
    if (found.has(name)) continue;
    const lineStart = text.lastIndexOf("\n", match.index) + 1;
    const before = text.slice(lineStart, match.index).trimStart();
    if (/^(?:\/\/|\*|import\s+type\b|export\s+type\b)/.test(before)) continue;
    found.set(name, lineAt(text, match.index));
  }
  return found;
}
