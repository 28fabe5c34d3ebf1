import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PackageFacts } from "../engine/api.ts";
import { isPackageFacts } from "./digest-shape.ts";

/** Changes with the shape of the facts: entries of another number are not read. */
const SCHEMA = 2;
const FOLDER = `registry-v${SCHEMA}`;
const MAX_ENTRY_BYTES = 4_000_000;

export interface CacheKey {
  /** The registry's address, without credentials. */
  readonly registry: string;
  readonly name: string;
  readonly form: PackageFacts["form"];
  readonly withNeeds: boolean;
}

/**
 * Digests of registry documents on disk. Everything here may fail, be missing or be damaged
 * without harm: an entry that cannot be read is no entry, one that cannot be written is lost.
 */
export class DigestCache {
  readonly #folder: string | undefined;
  readonly #maxEntries: number;
  #written = 0;

  /** `cacheDir` undefined keeps nothing. */
  constructor(cacheDir: string | undefined, maxEntries = 5000) {
    this.#folder = cacheDir === undefined ? undefined : join(cacheDir, FOLDER);
    this.#maxEntries = maxEntries;
  }

  async read(key: CacheKey): Promise<PackageFacts | undefined> {
    if (this.#folder === undefined) return undefined;
    try {
      const file = this.#path(this.#folder, key);
      if ((await stat(file)).size > MAX_ENTRY_BYTES) return undefined;
      const entry: unknown = JSON.parse(await readFile(file, "utf8"));
      return isEntryFor(entry, key) ? entry.facts : undefined;
    } catch {
      return undefined;
    }
  }

  /** Written beside and renamed, so that no reader sees half an entry. */
  async write(key: CacheKey, facts: PackageFacts): Promise<void> {
    if (this.#folder === undefined) return;
    const text = JSON.stringify({ schema: SCHEMA, ...key, facts });
    if (text.length > MAX_ENTRY_BYTES) return;
    const file = this.#path(this.#folder, key);
    const draft = `${file}.${randomUUID()}.tmp`;
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(draft, text, { mode: 0o600 });
      await rename(draft, file);
      this.#written++;
    } catch {
      await rm(draft, { force: true }).catch(() => undefined);
    }
    if (this.#written % 256 === 1) await this.prune();
  }

  /** Removes the oldest entries above the limit, and drafts that a crash left behind. */
  async prune(): Promise<void> {
    const folder = this.#folder;
    if (folder === undefined) return;
    try {
      const names = await readdir(folder);
      const aged: { file: string; time: number; draft: boolean }[] = [];
      for (const name of names) {
        const file = join(folder, name);
        const info = await stat(file).catch(() => undefined);
        if (info) aged.push({ file, time: info.mtimeMs, draft: name.endsWith(".tmp") });
      }
      const entries = aged.filter((each) => !each.draft).toSorted((a, b) => b.time - a.time);
      const newest = entries[0]?.time ?? 0;
      const drafts = aged.filter((each) => each.draft && each.time < newest - 3_600_000);
      for (const { file } of [...entries.slice(this.#maxEntries), ...drafts]) {
        await rm(file, { force: true });
      }
    } catch {
      // A cache that cannot be listed is left as it is.
    }
  }

  #path(folder: string, key: CacheKey): string {
    const name = createHash("sha256")
      .update(JSON.stringify([key.registry, key.name, key.form, key.withNeeds]))
      .digest("hex");
    return join(folder, `${name.slice(0, 40)}.json`);
  }
}

interface Entry {
  readonly facts: PackageFacts;
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
