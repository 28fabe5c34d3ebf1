import { join } from "node:path";
import type { PackageFacts } from "../engine/api.ts";
import { isPackageFacts } from "./digest-shape.ts";
import { EntryFiles } from "./entry-files.ts";

/** Changes with the shape of the facts: entries of another number are not read. */
const SCHEMA = 2;
const FOLDER = `registry-v${SCHEMA}`;

export interface CacheKey {
  /** The registry's address, without credentials. */
  readonly registry: string;
  readonly name: string;
  readonly form: PackageFacts["form"];
  readonly withNeeds: boolean;
}

/** Digests of registry documents on disk. */
export class DigestCache {
  readonly #files: EntryFiles;

  /** `cacheDir` undefined keeps nothing. */
  constructor(cacheDir: string | undefined, maxEntries = 5000) {
    this.#files = new EntryFiles(
      cacheDir === undefined ? undefined : join(cacheDir, FOLDER),
      maxEntries,
    );
  }

  async read(key: CacheKey): Promise<PackageFacts | undefined> {
    return this.#files.read(nameOf(key), (text) => factsIn(text, key));
  }

  /** Keeps facts as soon as the disk lets it: nobody has to wait for that. */
  keep(key: CacheKey, facts: PackageFacts): void {
    this.#files.keep(nameOf(key), () => JSON.stringify({ schema: SCHEMA, ...key, facts }));
  }

  /** Resolves when all that was to be kept is on the disk, or lost. */
  async settled(): Promise<void> {
    await this.#files.settled();
  }

  async prune(): Promise<void> {
    await this.#files.prune();
  }
}

function nameOf({ registry, name, form, withNeeds }: CacheKey): string {
  return JSON.stringify([registry, name, form, withNeeds]);
}

interface Entry {
  readonly facts: PackageFacts;
}

/** Undefined for a damaged text, too. */
function factsIn(text: string, key: CacheKey): PackageFacts | undefined {
  try {
    const entry: unknown = JSON.parse(text);
    return isEntryFor(entry, key) ? entry.facts : undefined;
  } catch {
    return undefined;
  }
}

/** Believes an entry only when it is about the very thing that was asked for. */
function isEntryFor(entry: unknown, key: CacheKey): entry is Entry {
  if (typeof entry !== "object" || entry === null) return false;
  const bag: Readonly<Record<string, unknown>> = { ...entry };
  return (
    bag["schema"] === SCHEMA &&
    bag["registry"] === key.registry &&
    bag["name"] === key.name &&
    bag["form"] === key.form &&
    bag["withNeeds"] === key.withNeeds &&
    isPackageFacts(bag["facts"]) &&
    bag["facts"].name === key.name &&
    bag["facts"].form === key.form
  );
}
