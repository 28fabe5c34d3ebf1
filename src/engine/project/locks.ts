import { LOCKFILES, readLock } from "../deps/lockfile.ts";
import { namedManager } from "../deps/package-manager.ts";
import type { LockFacts } from "../deps/types.ts";
import { join, parentOf } from "./folders.ts";
import type { ProjectFiles } from "./ports.ts";

/** A lockfile that counts for the folder it lies in and those below it. */
export interface FoundLock {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  readonly lock: LockFacts;
}

/** Which file each package manager writes. */
const FILE_OF: ReadonlyMap<string, readonly string[]> = new Map([
  ["npm", ["npm-shrinkwrap.json", "package-lock.json"]],
  ["pnpm", ["pnpm-lock.yaml"]],
  ["yarn", ["yarn.lock"]],
  ["bun", ["bun.lock"]],
]);

/** The lockfiles of a root, read when they are asked for. */
export class Locks {
  readonly #files: ProjectFiles;
  readonly #found = new Map<string, FoundLock | undefined>();
  readonly #problems = new Map<string, string>();

  constructor(files: ProjectFiles) {
    this.#files = files;
  }

  /** The lockfile at or above a folder that counts for it. */
  nearest(folder: string): FoundLock | undefined {
    for (let each = folder; ; each = parentOf(each)) {
      const found = this.at(each);
      if (found) return this.#ofWorkspace(each) ?? found;
      if (each === "") return undefined;
    }
  }

  /**
   * The lockfile above that names a folder as a member of its workspace. What such a folder has of
   * its own is left over from before it became one: no package manager reads it.
   */
  #ofWorkspace(folder: string): FoundLock | undefined {
    for (let each = folder; each !== "";) {
      each = parentOf(each);
      const above = this.at(each);
      const member = each === "" ? folder : folder.slice(each.length + 1);
      if (above?.lock.importers?.has(member)) return above;
    }
    return undefined;
  }

  /** The lockfile in a folder: of several that of the package manager that its manifest names. */
  at(folder: string): FoundLock | undefined {
    if (!this.#found.has(folder)) this.#found.set(folder, this.#read(folder));
    return this.#found.get(folder);
  }

  /** Names of all lockfiles in a folder. */
  namesAt(folder: string): readonly string[] {
    return LOCKFILES.filter((name) => this.#files.exists(join(folder, name)));
  }

  /** The text of any file of the root. */
  textAt(path: string): string | undefined {
    return this.#files.exists(path) ? this.#files.read(path) : undefined;
  }

  /** Lockfiles that were consulted and could not be read: versions below them are taken from manifests alone. */
  problems(): readonly { readonly path: string; readonly reason: string }[] {
    return [...this.#problems].map(([path, reason]) => ({ path, reason }));
  }

  forget(): void {
    this.#found.clear();
    this.#problems.clear();
  }

  #read(folder: string): FoundLock | undefined {
    const names = this.namesAt(folder);
    for (const name of names.length > 1 ? this.#preferred(folder, names) : names) {
      const path = join(folder, name);
      const text = this.#files.read(path);
      const result = text === undefined ? undefined : readLock(path, text);
      if (text !== undefined && result?.ok) return { path, folder, text, lock: result.lock };
      const unread = this.#files.unreadable?.(path) ?? "it cannot be read";
      this.#problems.set(path, result?.ok === false ? result.reason : unread);
    }
    return undefined;
  }

  #preferred(folder: string, names: readonly string[]): readonly string[] {
    const manifest = this.#files.read(join(folder, "package.json")) ?? "";
    const own = (FILE_OF.get(namedManager(manifest)?.name ?? "") ?? []).filter((name) =>
      names.includes(name),
    );
    return [...own, ...names.filter((name) => !own.includes(name))];
  }
}
