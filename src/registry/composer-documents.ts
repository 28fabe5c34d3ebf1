import pLimit, { type LimitFunction } from "p-limit";
import type { ComposerTold, NotChecked } from "../engine/api.ts";
import { ComposerCache, type KeptDocument } from "./composer-cache.ts";
import type { DocumentSource } from "./document-source.ts";
import { notChecked } from "./failure.ts";
import type { RegistrySettings } from "./registry-settings.ts";

/** Packagist asks for no more than so many requests at once. */
const PARALLEL = 10;
const MAX_KEPT = 2000;
/** A document that could not be had is not asked for again for so long. */
const FAILURE_AGE_MS = 60_000;

export interface DocumentsQuery {
  readonly settings: RegistrySettings;
  /** Where the document of a package is, below the address. */
  readonly pathOf: (name: string) => string;
  readonly names: readonly string[];
  readonly maxAgeMs: number;
  /** Only what is already here, however old. */
  readonly offline: boolean;
  readonly signal?: AbortSignal;
}

/** Documents of Packagist and of repositories like it: from memory, from disk, or asked for where they have changed. */
export class ComposerDocuments {
  readonly #source: DocumentSource;
  readonly #now: () => number;
  readonly #limit: LimitFunction = pLimit(PARALLEL);
  readonly #cache: ComposerCache;
  readonly #known = new Map<string, KeptDocument>();
  readonly #failed = new Map<string, { readonly at: number; readonly why: NotChecked }>();

  /** `cacheDir` undefined keeps them in memory only. */
  constructor(source: DocumentSource, cacheDir: string | undefined, now: () => number) {
    this.#source = source;
    this.#cache = new ComposerCache(cacheDir);
    this.#now = now;
  }

  /** One entry for each name; offline only for those that are here. */
  async get(query: DocumentsQuery): Promise<Map<string, ComposerTold | NotChecked>> {
    const told = new Map<string, ComposerTold | NotChecked>();
    await Promise.all(
      query.names.filter(isName).map(async (name) => {
        const one = await this.#one(name, query);
        if (one) told.set(name, one);
      }),
    );
    return told;
  }

  forgetFailures(): void {
    this.#failed.clear();
  }

  /** Resolves when all that was to be kept is on the disk. */
  async settled(): Promise<void> {
    await this.#cache.settled();
  }

  async #one(name: string, query: DocumentsQuery): Promise<ComposerTold | NotChecked | undefined> {
    const before = await this.#before(name, query);
    if (query.offline) return before?.told;
    const age = before ? this.#now() - before.told.fetchedAt : -1;
    if (before && age >= 0 && age <= query.maxAgeMs) return before.told;
    const key = keyOf(name, query);
    const failed = this.#failed.get(key);
    if (failed && this.#now() - failed.at <= FAILURE_AGE_MS) return failed.why;
    const fetched = await this.#fetch(name, before, query);
    if ("reason" in fetched) {
      if (fetched.reason !== "cancelled") this.#failed.set(key, { at: this.#now(), why: fetched });
      return fetched;
    }
    this.#failed.delete(key);
    this.#remember(key, fetched);
    this.#cache.keep(addressOf(name, query), name, fetched);
    return fetched.told;
  }

  async #before(name: string, query: DocumentsQuery): Promise<KeptDocument | undefined> {
    const key = keyOf(name, query);
    const known = this.#known.get(key);
    if (known) return known;
    const kept = await this.#cache.read(addressOf(name, query), name);
    if (kept) this.#remember(key, kept);
    return kept;
  }

  #remember(key: string, kept: KeptDocument): void {
    this.#known.delete(key);
    this.#known.set(key, kept);
    const oldest = this.#known.keys().next();
    if (this.#known.size > MAX_KEPT && !oldest.done) this.#known.delete(oldest.value);
  }

  async #fetch(
    name: string,
    before: KeptDocument | undefined,
    { settings, signal, pathOf }: DocumentsQuery,
  ): Promise<KeptDocument | NotChecked> {
    const question = { path: pathOf(name), accept: "application/json", ...before?.state };
    const fetched = await this.#limit(() =>
      this.#source.ask(settings, question, { kind: "packagist-document", name }, signal),
    );
    if (!fetched.ok) return notChecked(fetched.failure, name, settings);
    const { document } = fetched;
    const fetchedAt = this.#now();
    if (document.isUnchanged) {
      if (before) return { ...before, told: { ...before.told, fetchedAt } };
      return notChecked({ reason: "wrong-shape", transient: false }, name, settings);
    }
    return { told: { ok: true, ...document.value, fetchedAt }, state: document.state };
  }
}

/** What a lock file calls a package may be anything, and would lead elsewhere as a part of an address. */
function isName(name: string): boolean {
  return /^[a-z\d][\w.-]{0,100}\/[a-z\d][\w.-]{0,100}$/i.test(name);
}

function addressOf(name: string, { settings, pathOf }: DocumentsQuery): string {
  return settings.url + pathOf(name);
}

/** What one token may see says nothing about another. The key never leaves the memory. */
function keyOf(name: string, query: DocumentsQuery): string {
  return JSON.stringify([addressOf(name, query), query.settings.auth]);
}
