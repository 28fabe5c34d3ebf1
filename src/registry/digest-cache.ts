import { createHash, randomUUID } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pLimit from "p-limit";
import type { PackageFacts } from "../engine/api.ts";
import { isPackageFacts } from "./digest-shape.ts";
import { Pace } from "./pace.ts";

/** Changes with the shape of the facts: entries of another number are not read. */
const SCHEMA = 2;
const FOLDER = `registry-v${SCHEMA}`;
const MAX_ENTRY_BYTES = 4_000_000;
/** Reading so little at once takes a tenth of what asking for it and coming back takes. */
const SMALL_ENTRY_BYTES = 65_536;
const WRITERS = 4;

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
  readonly #pace = new Pace();
  readonly #turn = pLimit(WRITERS);
  readonly #unwritten = new Set<Promise<void>>();
  #written = 0;

  /** `cacheDir` undefined keeps nothing. */
  constructor(cacheDir: string | undefined, maxEntries = 5000) {
    this.#folder = cacheDir === undefined ? undefined : join(cacheDir, FOLDER);
    this.#maxEntries = maxEntries;
  }

  async read(key: CacheKey): Promise<PackageFacts | undefined> {
    if (this.#folder === undefined) return undefined;
    const file = this.#path(this.#folder, key);
    return this.#pace.run(() => {
      try {
        const { size } = statSync(file);
        if (size > MAX_ENTRY_BYTES) return undefined;
        if (size <= SMALL_ENTRY_BYTES) return factsIn(readFileSync(file, "utf8"), key);
        return readFile(file, "utf8").then(
          (text) => factsIn(text, key),
          () => undefined,
        );
      } catch {
        return undefined;
      }
    });
  }

  /** Keeps facts as soon as the disk lets it: nobody has to wait for that. */
  keep(key: CacheKey, facts: PackageFacts): void {
    if (this.#folder === undefined) return;
    const folder = this.#folder;
    const work = this.#turn(() => this.#write(folder, key, facts)).finally(() =>
      this.#unwritten.delete(work),
    );
    this.#unwritten.add(work);
  }

  /** Resolves when all that was to be kept is on the disk, or lost. */
  async settled(): Promise<void> {
    await Promise.all(this.#unwritten);
  }

  /** Written beside and renamed, so that no reader sees half an entry. */
  async #write(folder: string, key: CacheKey, facts: PackageFacts): Promise<void> {
    const text = JSON.stringify({ schema: SCHEMA, ...key, facts });
    if (text.length > MAX_ENTRY_BYTES) return;
    const file = this.#path(folder, key);
    const draft = `${file}.${randomUUID()}.tmp`;
    try {
      if (this.#written === 0) await mkdir(folder, { recursive: true });
      await writeFile(draft, text, { mode: 0o600 });
      await rename(draft, file);
      this.#written++;
    } catch {
      // The folder may have gone meanwhile.
      this.#written = 0;
      await rm(draft, { force: true }).catch(() => undefined);
    }
    if (this.#written % 256 === 1) await this.prune();
  }

  /** Removes the oldest entries above the limit, and drafts that a crash left behind. */
  async prune(): Promise<void> {
    const folder = this.#folder;
    if (folder === undefined) return;
    try {
      const all = await readdir(folder);
      // Ages are worth asking for only where something may have to go.
      const names = all.length > this.#maxEntries ? all : all.filter(isDraft);
      const aged: { file: string; time: number; draft: boolean }[] = [];
      for (const name of names) {
        const file = join(folder, name);
        const info = await stat(file).catch(() => undefined);
        if (info) aged.push({ file, time: info.mtimeMs, draft: isDraft(name) });
      }
      const entries = aged.filter((each) => !each.draft).toSorted((a, b) => b.time - a.time);
      const { mtimeMs: lastChange } = await stat(folder);
      const drafts = aged.filter(({ draft, time }) => draft && time < lastChange - 3_600_000);
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

function isDraft(name: string): boolean {
  return name.endsWith(".tmp");
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
