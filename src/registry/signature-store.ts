import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SignedDist } from "./signature-keys.ts";

const SCHEMA = 1;
const MAX_FILE_BYTES = 32_000_000;
const MOST_VERSIONS = 30_000;

/** What a registry keeps beside versions that never change, in one file for each registry. A file that cannot be read is none. */
export class SignatureStore {
  readonly #folder: string | undefined;
  readonly #known = new Map<string, Promise<Map<string, SignedDist>>>();

  /** `folder` undefined keeps them in memory only. */
  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  /** By `name@version`; what is put in is kept by `save`. */
  of(registry: string): Promise<Map<string, SignedDist>> {
    let known = this.#known.get(registry);
    if (!known) {
      known = this.#read(registry);
      this.#known.set(registry, known);
    }
    return known;
  }

  async save(registry: string): Promise<void> {
    const file = this.#path(registry);
    if (file === undefined || this.#folder === undefined) return;
    const known = await this.of(registry);
    for (const key of known.keys()) {
      if (known.size <= MOST_VERSIONS) break;
      known.delete(key);
    }
    const draft = `${file}.${randomUUID()}.tmp`;
    try {
      await mkdir(this.#folder, { recursive: true });
      const text = JSON.stringify({ schema: SCHEMA, registry, versions: [...known] });
      await writeFile(draft, text, { mode: 0o600 });
      await rename(draft, file);
    } catch {
      await rm(draft, { force: true }).catch(() => undefined);
    }
  }

  async #read(registry: string): Promise<Map<string, SignedDist>> {
    const known = new Map<string, SignedDist>();
    const file = this.#path(registry);
    if (file === undefined) return known;
    try {
      if ((await stat(file)).size > MAX_FILE_BYTES) return known;
      const value: unknown = JSON.parse(await readFile(file, "utf8"));
      if (!isObject(value) || value["schema"] !== SCHEMA || value["registry"] !== registry) {
        return known;
      }
      for (const entry of Array.isArray(value["versions"]) ? value["versions"] : []) {
        if (!Array.isArray(entry) || typeof entry[0] !== "string") continue;
        const dist: unknown = entry[1];
        if (isDist(dist)) known.set(entry[0], dist);
      }
    } catch {
      // There is none yet, or a damaged one.
    }
    return known;
  }

  #path(registry: string): string | undefined {
    if (this.#folder === undefined) return undefined;
    const name = createHash("sha256").update(registry).digest("hex").slice(0, 40);
    return join(this.#folder, `${name}.json`);
  }
}

function isDist(value: unknown): value is SignedDist {
  if (!isObject(value) || !Array.isArray(value["signatures"])) return false;
  const { integrity } = value;
  return (
    (integrity === undefined || typeof integrity === "string") &&
    value["signatures"].every(
      (each) =>
        isObject(each) && typeof each["keyid"] === "string" && typeof each["sig"] === "string",
    )
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
