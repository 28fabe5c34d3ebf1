import { createHash, randomUUID } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pLimit from "p-limit";
import { Pace } from "./pace.ts";

const MAX_ENTRY_BYTES = 4_000_000;
/** Reading so little at once takes a tenth of what asking for it and coming back takes. */
const SMALL_ENTRY_BYTES = 65_536;
const WRITERS = 4;

/**
 * Texts on disk, one file for each key. Everything here may fail, be missing or be damaged
 * without harm: an entry that cannot be read is no entry, one that cannot be written is lost.
 */
export class EntryFiles {
  readonly #folder: string | undefined;
  readonly #maxEntries: number;
  readonly #pace = new Pace();
  readonly #turn = pLimit(WRITERS);
  readonly #unwritten = new Set<Promise<void>>();
  #written = 0;

  /** `folder` undefined keeps nothing. */
  constructor(folder: string | undefined, maxEntries: number) {
    this.#folder = folder;
    this.#maxEntries = maxEntries;
  }

  /** What `read` makes of the text under a key; undefined where there is none. */
  async read<Value>(
    key: string,
    read: (text: string) => Value | undefined,
  ): Promise<Value | undefined> {
    if (this.#folder === undefined) return undefined;
    const file = pathOf(this.#folder, key);
    return this.#pace.run(() => {
      try {
        const { size } = statSync(file);
        if (size > MAX_ENTRY_BYTES) return undefined;
        if (size <= SMALL_ENTRY_BYTES) return read(readFileSync(file, "utf8"));
        return readFile(file, "utf8").then(read, () => undefined);
      } catch {
        return undefined;
      }
    });
  }

  /** Keeps a text as soon as the disk lets it: nobody has to wait for that. */
  keep(key: string, text: () => string): void {
    if (this.#folder === undefined) return;
    const folder = this.#folder;
    const work = this.#turn(() => this.#write(folder, key, text())).finally(() =>
      this.#unwritten.delete(work),
    );
    this.#unwritten.add(work);
  }

  /** Resolves when all that was to be kept is on the disk, or lost. */
  async settled(): Promise<void> {
    await Promise.all(this.#unwritten);
  }

  /** Written beside and renamed, so that no reader sees half an entry. */
  async #write(folder: string, key: string, text: string): Promise<void> {
    if (text.length > MAX_ENTRY_BYTES) return;
    const file = pathOf(folder, key);
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
}

function pathOf(folder: string, key: string): string {
  const name = createHash("sha256").update(key).digest("hex");
  return join(folder, `${name.slice(0, 40)}.json`);
}

function isDraft(name: string): boolean {
  return name.endsWith(".tmp");
}
