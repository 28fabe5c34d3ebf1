import { type Importers, type LockWay, reach } from "../deps/lock-reach.ts";
import type { LockFacts, ManifestFacts } from "../deps/types.ts";
import { join, relativeTo } from "./folders.ts";
import type { FoundLock, Locks } from "./locks.ts";
import type { LockView } from "./manifest-view.ts";
import { Remembered } from "./remembered.ts";
import type { KnownSignatures } from "./signed-packages.ts";

/** Lockfiles together with the ways from the project to their packages. */
export class LockViews {
  readonly #locks: Locks;
  readonly #manifests: () => readonly string[];
  readonly #manifestOf: (folder: string) => ManifestFacts | undefined;
  readonly #signatures: KnownSignatures;
  readonly #views = new Remembered<LockView>();
  #reached = new WeakMap<LockFacts, ReadonlyMap<string, LockWay>>();

  /** `manifests` gives the folders that have one, `manifestOf` what the one in a folder says. */
  constructor(
    locks: Locks,
    manifests: () => readonly string[],
    manifestOf: (folder: string) => ManifestFacts | undefined,
    signatures: KnownSignatures,
  ) {
    this.#signatures = signatures;
    this.#locks = locks;
    this.#manifests = manifests;
    this.#manifestOf = manifestOf;
  }

  /** Lockfiles changed, or manifests, which decide what is reached. */
  forget(): void {
    this.#views.forget();
    this.#reached = new WeakMap();
  }

  /** Those that count for some folders, each once. */
  among(folders: readonly string[]): readonly LockView[] {
    const own = folders.flatMap((folder) => this.#locks.nearest(folder)?.folder ?? []);
    return [...new Set(own)].flatMap((folder) => this.of(folder) ?? []);
  }

  /** The lockfile that counts for a folder. */
  of(folder: string): LockView | undefined {
    const found = this.#locks.nearest(folder);
    if (!found) return undefined;
    const signatures = this.#signatures.of(found.path);
    return this.#views.of(folder, [found, signatures], () => ({
      path: found.path,
      text: found.text,
      facts: found.lock,
      siblings: this.#locks.namesAt(found.folder),
      folder: relativeTo(found.folder, folder),
      overridden: this.#manifestOf(found.folder)?.overridden ?? new Set(),
      beside: (name) => this.#locks.textAt(join(found.folder, name)),
      members: () => this.#members(found.folder),
      ways: () => this.#ways(found),
      ...(signatures && { signatures }),
    }));
  }

  #ways(found: FoundLock): ReadonlyMap<string, LockWay> {
    const known = this.#reached.get(found.lock);
    if (known) return known;
    const ways = reach(found.lock, this.#importers(found));
    this.#reached.set(found.lock, ways);
    return ways;
  }

  /** What the project's own packages ask for: as the lockfile says, else as their manifests do. */
  #importers({ folder, lock }: FoundLock): Importers {
    const { importers, format } = lock;
    // Yarn does not say which of them are for development.
    if (importers && format !== "yarn") return this.#present(folder, importers);
    const listed = importers
      ? [...importers.keys()]
      : this.#manifests()
          .filter((each) => this.#locks.nearest(each)?.folder === folder)
          .map((each) => relativeTo(folder, each));
    return new Map(
      [...new Set(["", ...listed])].map((each) => [
        each,
        this.#manifestOf(each === "" ? folder : join(folder, each))?.dependencies ?? [],
      ]),
    );
  }

  #members(folder: string): ReadonlyMap<string, ManifestFacts> {
    const folders = this.#manifests().filter(
      (each) => this.#locks.nearest(each)?.folder === folder,
    );
    return new Map(
      [...new Set([folder, ...folders])].flatMap((each) => {
        const facts = this.#manifestOf(each);
        return facts ? [[relativeTo(folder, each), facts] as const] : [];
      }),
    );
  }

  /** A member that is not there any more, or that nobody publishes, has no line where anything could be mended. */
  #present(folder: string, importers: Importers): Importers {
    const there = [...importers].filter(
      ([each]) => this.#manifestOf(each === "" ? folder : join(folder, each)) !== undefined,
    );
    return there.length === 0 ? importers : new Map(there);
  }
}
