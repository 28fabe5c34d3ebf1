/** More importers than this are left to the audit: an edit must not wait for them. */
export const MAX_IMPORTERS = 60;
/** So many are looked at for those. */
const MAX_SEEN = 2_000;

/** Where the imports of files lead that data is followed through, and who imports whom. */
export class FlowImports {
  readonly #find: (from: string, specifier: string) => string | undefined;
  /** By file, where its specifiers lead. */
  readonly #resolved = new Map<string, Map<string, string | undefined>>();
  /** By file, who imports it, as far as files were solved; a hint for what to solve again, so it may be out of date. */
  readonly #importers = new Map<string, Set<string>>();

  constructor(find: (from: string, specifier: string) => string | undefined) {
    this.#find = find;
  }

  /** Where a specifier leads. Each import is asked for as often as a function with it is evaluated. */
  resolve(from: string, specifier: string): string | undefined {
    let resolved = this.#resolved.get(from);
    if (!resolved) this.#resolved.set(from, (resolved = new Map()));
    const known = resolved.get(specifier);
    if (known !== undefined || resolved.has(specifier)) return known;
    const path = this.#find(from, specifier);
    resolved.set(specifier, path);
    if (path !== undefined) this.noted(from, [path]);
    return path;
  }

  /** A file rests on others from now on. */
  noted(from: string, paths: readonly string[]): readonly string[] {
    for (const path of paths)
      this.#importers.set(path, (this.#importers.get(path) ?? new Set()).add(from));
    return paths;
  }

  /** Files that import a file, directly or through others, nearest first, of those that `count`. */
  importersOf(path: string, count: (path: string) => boolean): string[] {
    const seen = new Set([path]);
    const found: string[] = [];
    for (const each of seen) {
      if (found.length >= MAX_IMPORTERS || seen.size > MAX_SEEN) break;
      if (each !== path && count(each)) found.push(each);
      for (const importer of this.#importers.get(each) ?? []) seen.add(importer);
    }
    return found;
  }

  /** A file was edited: whoever resolves its imports notes anew that it rests on them. */
  edited(): void {
    this.#resolved.clear();
  }

  clear(): void {
    this.#resolved.clear();
    this.#importers.clear();
  }
}
