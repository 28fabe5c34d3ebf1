import { localPackageNames } from "../deps/resolve-locked.ts";
import { above } from "./folders.ts";
import type { FoundLock, Locks } from "./locks.ts";
import { Remembered } from "./remembered.ts";

/** Names of the project's own packages, which no registry may hear of. */
export class LocalNames {
  readonly #locks: Locks;
  readonly #named: () => readonly string[];
  #own: readonly string[] | undefined;
  /** By the lockfiles that count: most folders have the same. */
  readonly #known = new Remembered<ReadonlySet<string>>();

  /** `named` gives the names that the manifests give their packages. */
  constructor(locks: Locks, named: () => readonly string[]) {
    this.#locks = locks;
    this.#named = named;
  }

  /** How often a list of names had to be made. */
  get made(): number {
    return this.#known.made;
  }

  /** Manifests or lockfiles changed. */
  forget(): void {
    this.#own = undefined;
    this.#known.forget();
  }

  of(folder: string): ReadonlySet<string> {
    const locks: FoundLock[] = [];
    for (let each: string | undefined = folder; each !== undefined; each = above(each)) {
      const found = this.#locks.at(each);
      if (found) locks.push(found);
    }
    const key = locks.map(({ path }) => path).join("\n");
    this.#own ??= this.#named();
    const own = this.#own;
    return this.#known.of(key, [own], () => {
      const names = new Set(own);
      for (const { lock } of locks) for (const name of localPackageNames(lock)) names.add(name);
      return names;
    });
  }
}
