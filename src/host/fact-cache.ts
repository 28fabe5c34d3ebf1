import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type KeptFacts, packParts, unpack } from "../engine/api.ts";

const MAGIC = Buffer.from("storewarden-facts-2\n");
const DIGEST_BYTES = 32;
/** More than this nobody waits for. */
const MAX_BYTES = 256_000_000;
/** The projects that were worked on last. */
const MAX_PROJECTS = 8;

/** Everything that may be kept of one project, with the versions that it is good for. */
interface Entry {
  readonly root: string;
  readonly version: string;
  readonly kept: KeptFacts;
}

/**
 * Facts of projects on disk, one file for each, so that opening a project again reads one file and
 * not thousands. Everything here may fail, be missing or be damaged without harm: what is not
 * whole, or was written by another version or for another folder, counts as nothing.
 */
export class FactCache {
  readonly #folder: string;
  readonly #version: string;

  constructor(folder: string, version: string) {
    this.#folder = join(folder, "facts");
    this.#version = version;
  }

  async read(root: string): Promise<KeptFacts | undefined> {
    try {
      const file = this.#path(root);
      if ((await stat(file)).size > MAX_BYTES) return undefined;
      const bytes = await readFile(file);
      const head = MAGIC.length + DIGEST_BYTES;
      const body = bytes.subarray(head);
      const isWhole =
        bytes.subarray(0, MAGIC.length).equals(MAGIC) &&
        bytes.subarray(MAGIC.length, head).equals(digestOf(body));
      if (!isWhole) return undefined;
      const entry = unpack(body) as Entry;
      return entry.root === root && entry.version === this.#version ? entry.kept : undefined;
    } catch {
      return undefined;
    }
  }

  /** Written beside and renamed, so that no reader sees half of it. */
  async write(root: string, kept: KeptFacts): Promise<void> {
    const entry: Entry = { root, version: this.#version, kept };
    const body = packParts(entry);
    if (body.reduce((sum, { length }) => sum + length, 0) > MAX_BYTES) return;
    const hash = createHash("sha256");
    for (const part of body) hash.update(part);
    const file = this.#path(root);
    const draft = `${file}.${randomUUID()}.tmp`;
    try {
      await mkdir(this.#folder, { recursive: true });
      // Part by part: a copy of everything would be the most memory that the process ever takes.
      await writeFile(draft, [MAGIC, hash.digest(), ...body], { mode: 0o600 });
      await rename(draft, file);
      await this.#prune();
    } catch {
      await rm(draft, { force: true }).catch(() => undefined);
    }
  }

  /** Keeps the newest projects; drafts that a crash left behind are the oldest some day. */
  async #prune(): Promise<void> {
    const aged = await Promise.all(
      (await readdir(this.#folder)).map(async (name) => {
        const file = join(this.#folder, name);
        return { file, time: (await stat(file)).mtimeMs };
      }),
    );
    const old = aged.toSorted((a, b) => b.time - a.time).slice(MAX_PROJECTS);
    for (const { file } of old) await rm(file, { force: true });
  }

  #path(root: string): string {
    return join(this.#folder, `${digestOf(Buffer.from(root)).toString("hex").slice(0, 40)}.bin`);
  }
}

/** A version that changes with every build: what made the facts is part of what they are. */
export function programVersion(programs: readonly string[]): string | undefined {
  const hash = createHash("sha256");
  try {
    for (const program of programs) hash.update(readFileSync(program));
  } catch {
    // Run from its sources nothing has a version, and nothing is kept.
    return undefined;
  }
  return hash.digest("hex");
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
