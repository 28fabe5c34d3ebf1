import type { NotChecked } from "../engine/api.ts";
import type { ComposerNames, OlderRoot } from "./composer-older.ts";

/** Where the document of each name is, below the repository's host; names that it does not have are left out. */
export type OlderPaths = Readonly<Record<string, string>>;

interface Asking {
  /** Where `packages.json` itself is. */
  readonly rootPath: string;
  /** An address of the repository below its own host; undefined on another one. */
  readonly below: (address: string) => string | undefined;
  /** The names of a list. */
  readonly ask: (path: string) => Promise<ComposerNames | NotChecked>;
}

/**
 * Where a repository of the kind before Composer 2 has some packages: in `packages.json` itself, in
 * files with many packages, or each behind an address with a checksum that a list tells. A list that
 * cannot be had makes the whole unknown: what is missing might be in it.
 */
export async function olderPaths(
  { providersUrl, providerLists, includes, inline }: OlderRoot,
  names: readonly string[],
  { rootPath, below, ask }: Asking,
): Promise<OlderPaths | NotChecked> {
  const found = new Map<string, string>();
  const missing = (): readonly string[] => names.filter((name) => !found.has(name));
  for (const name of names) if (inline.includes(name)) found.set(name, rootPath);
  for (const address of includes) {
    if (missing().length === 0) break;
    const path = below(address);
    const listed = path === undefined ? undefined : await ask(path);
    if (isFailure(listed)) return listed;
    for (const name of missing()) {
      if (path !== undefined && listed && Object.hasOwn(listed, name)) found.set(name, path);
    }
  }
  for (const address of providersUrl === undefined ? [] : providerLists) {
    if (missing().length === 0) break;
    const path = below(address);
    const listed = path === undefined ? undefined : await ask(path);
    if (isFailure(listed)) return listed;
    for (const name of missing()) {
      const hash = listed && Object.hasOwn(listed, name) ? listed[name] : undefined;
      const own = providersUrl?.replace("%package%", name).replace("%hash%", hash ?? "");
      const at = hash === undefined || own === undefined ? undefined : below(own);
      if (at !== undefined) found.set(name, at);
    }
  }
  return Object.fromEntries(found);
}

function isFailure(listed: ComposerNames | NotChecked | undefined): listed is NotChecked {
  return listed !== undefined && listed["ok"] === false;
}
