import { join } from "node:path";
import type { NotChecked } from "../engine/api.ts";
import { isObject } from "./advisory-shape.ts";
import type { OlderPaths } from "./composer-older-paths.ts";
import type { ComposerRoot } from "./composer-root.ts";
import { EntryFiles } from "./entry-files.ts";
import { refusal } from "./refusal.ts";

/** Changes with the shape of an entry. */
const SCHEMA = 2;
const MAX_ENTRIES = 200;
/** A repository that could not be asked is not asked again for so long. */
const FAILURE_AGE_MS = 60_000;

/** What a repository says of itself, and where one of the older kind has some packages. */
export interface KnownRoot {
  readonly root: ComposerRoot;
  readonly paths?: OlderPaths;
}

interface Kept {
  readonly root: KnownRoot;
  readonly fetchedAt: number;
}

interface RootQuery {
  readonly maxAgeMs: number;
  /** Who wants no request to be made, in words. */
  readonly offline?: string;
  readonly ask: () => Promise<KnownRoot | NotChecked>;
}

/** What repositories say of themselves: from memory, from disk, or asked for. */
export class ComposerRootCache {
  readonly #files: EntryFiles;
  readonly #known = new Map<string, Kept>();
  readonly #failed = new Map<string, { readonly at: number; readonly why: NotChecked }>();

  /** `cacheDir` undefined keeps them in memory only. */
  constructor(cacheDir: string | undefined) {
    const folder = cacheDir === undefined ? undefined : join(cacheDir, `composer-roots-v${SCHEMA}`);
    this.#files = new EntryFiles(folder, MAX_ENTRIES);
  }

  async get(address: string, now: number, query: RootQuery): Promise<KnownRoot | NotChecked> {
    const kept = this.#known.get(address) ?? (await this.#read(address));
    const { offline, maxAgeMs, ask } = query;
    if (offline !== undefined) {
      return kept?.root ?? refusal("offline", `${offline}, and no earlier answer is kept.`);
    }
    const age = kept ? now - kept.fetchedAt : -1;
    if (kept && age >= 0 && age <= maxAgeMs) return kept.root;
    const failed = this.#failed.get(address);
    if (failed && now - failed.at <= FAILURE_AGE_MS) return failed.why;
    const root = await ask();
    if ("text" in root) {
      if (root.reason !== "cancelled") this.#failed.set(address, { at: now, why: root });
      return root;
    }
    this.#failed.delete(address);
    this.#known.set(address, { root, fetchedAt: now });
    this.#files.keep(address, () => JSON.stringify({ address, root, fetchedAt: now }));
    return root;
  }

  forgetFailures(): void {
    this.#failed.clear();
  }

  async settled(): Promise<void> {
    await this.#files.settled();
  }

  async #read(address: string): Promise<Kept | undefined> {
    const kept = await this.#files.read(address, (text) => {
      try {
        const entry: unknown = JSON.parse(text);
        return isKept(entry, address) ? entry : undefined;
      } catch {
        return undefined;
      }
    });
    if (kept) this.#known.set(address, kept);
    return kept;
  }
}

/** A file on disk may hold anything. */
function isKept(value: unknown, address: string): value is Kept {
  if (!isObject(value) || value["address"] !== address) return false;
  const { root: known, fetchedAt } = value;
  if (!isObject(known) || !isObject(known["root"]) || typeof fetchedAt !== "number") return false;
  const { paths = {}, root } = known;
  const { metadataUrl = "", advisoriesUrl = "", available = [] } = root;
  const texts = [metadataUrl, advisoriesUrl, ...(isObject(paths) ? Object.values(paths) : [0])];
  return (
    texts.every((each) => typeof each === "string") &&
    Array.isArray(available) &&
    available.every((each) => typeof each === "string")
  );
}
