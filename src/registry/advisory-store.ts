import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Advisory } from "../engine/api.ts";
import { isAdvisory } from "./advisory-shape.ts";

/** Changes with the shape of an entry. */
const SCHEMA = 1;
const MAX_FILE_BYTES = 32_000_000;
const MAX_NAMES = 30_000;

/** What a registry said of some versions of a package. */
export interface KnownName {
  readonly fetchedAt: number;
  readonly versions: readonly string[];
  readonly advisories: readonly Advisory[];
}

/**
 * Advisories by registry and package, in memory and in one file for each registry: after a lockfile
 * has changed only what is new in it is asked about. A file that cannot be read is none.
 */
export class AdvisoryStore {
  readonly #folder: string | undefined;
  readonly #known = new Map<string, Promise<Map<string, KnownName>>>();

  /** `cacheDir` undefined keeps them in memory only. */
  constructor(cacheDir: string | undefined) {
    this.#folder = cacheDir === undefined ? undefined : join(cacheDir, `advisories-v${SCHEMA}`);
  }

  of(registry: string): Promise<Map<string, KnownName>> {
    let known = this.#known.get(registry);
    if (!known) {
      known = this.#read(registry);
      this.#known.set(registry, known);
    }
    return known;
  }

  /** Adds what was just said, and writes the file anew; the oldest names give way. */
  async add(registry: string, names: ReadonlyMap<string, KnownName>): Promise<void> {
    const known = await this.of(registry);
    for (const [name, entry] of names) {
      known.delete(name);
      known.set(name, entry);
    }
    for (const name of known.keys()) {
      if (known.size <= MAX_NAMES) break;
      known.delete(name);
    }
    await this.#write(registry, known);
  }

  async #read(registry: string): Promise<Map<string, KnownName>> {
    const known = new Map<string, KnownName>();
    const file = this.#path(registry);
    if (file === undefined) return known;
    try {
      if ((await stat(file)).size > MAX_FILE_BYTES) return known;
      const value: unknown = JSON.parse(await readFile(file, "utf8"));
      if (!isKept(value) || value.schema !== SCHEMA || value.registry !== registry) return known;
      for (const entry of value.names) {
        if (isEntry(entry)) known.set(entry[0], entry[1]);
      }
    } catch {
      // There is none yet, or a damaged one.
    }
    return known;
  }

  async #write(registry: string, known: ReadonlyMap<string, KnownName>): Promise<void> {
    const file = this.#path(registry);
    if (file === undefined || this.#folder === undefined) return;
    const draft = `${file}.${randomUUID()}.tmp`;
    try {
      await mkdir(this.#folder, { recursive: true });
      const text = JSON.stringify({ schema: SCHEMA, registry, names: [...known] });
      await writeFile(draft, text, { mode: 0o600 });
      await rename(draft, file);
    } catch {
      await rm(draft, { force: true }).catch(() => undefined);
    }
  }

  #path(registry: string): string | undefined {
    if (this.#folder === undefined) return undefined;
    const name = createHash("sha256").update(registry).digest("hex").slice(0, 40);
    return join(this.#folder, `${name}.json`);
  }
}

function isKept(
  value: unknown,
): value is { readonly schema: unknown; readonly registry: unknown; readonly names: unknown[] } {
  return (
    typeof value === "object" && value !== null && "names" in value && Array.isArray(value.names)
  );
}

function isEntry(value: unknown): value is readonly [string, KnownName] {
  if (!Array.isArray(value) || value.length !== 2 || typeof value[0] !== "string") return false;
  const entry: unknown = value[1];
  if (typeof entry !== "object" || entry === null) return false;
  const { fetchedAt, versions, advisories }: Readonly<Record<string, unknown>> = { ...entry };
  return (
    typeof fetchedAt === "number" &&
    Array.isArray(versions) &&
    versions.every((each) => typeof each === "string") &&
    Array.isArray(advisories) &&
    advisories.every(isAdvisory)
  );
}
