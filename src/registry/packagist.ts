import pLimit, { type LimitFunction } from "p-limit";
import type { ComposerTold, NotChecked } from "../engine/api.ts";
import type { AskAdvisories } from "./advisories.ts";
import { noAdvisories } from "./ask-registry.ts";
import type { DocumentSource } from "./document-source.ts";
import { notChecked } from "./failure.ts";
import { type KeptDocument, PackagistCache } from "./packagist-cache.ts";
import type { RegistrySettings } from "./registry-settings.ts";

/** Packagist asks for no more than so many requests at once. */
const PARALLEL = 10;
const MAX_KEPT = 2000;
/** A document that could not be had is not asked for again for so long. */
const FAILURE_AGE_MS = 60_000;
/** A package of which Packagist has known advisories for years: an answer without them is none. */
const CANARY = "phpmailer/phpmailer";

/** Asks Packagist about all packages at once, in the fields of a form, as Composer does. */
export function askPackagist(source: DocumentSource): AskAdvisories {
  return async ({ settings, signal }, packages) => {
    const names = new Set([...packages.keys(), CANARY]);
    const form = [...names].map((name) => `packages[]=${encodeURIComponent(name)}`).join("&");
    const question = { path: "api/security-advisories/", accept: "application/json", form };
    const fetched = await source.ask(
      settings,
      question,
      { kind: "packagist-advisories", names },
      signal,
    );
    if (!fetched.ok) {
      const { failure } = fetched;
      const isOther = failure.reason === "wrong-shape";
      const other = noAdvisories(settings, "its answer is none");
      return { ok: false, why: isOther ? other : notChecked(failure, "advisories", settings) };
    }
    const found = fetched.document.isUnchanged ? new Map() : fetched.document.value;
    if ((found.get(CANARY) ?? []).length === 0) {
      const why = `it has none even for ${CANARY}, of which many are known`;
      return { ok: false, why: noAdvisories(settings, why) };
    }
    return { ok: true, advisories: found };
  };
}

export interface DocumentsQuery {
  readonly settings: RegistrySettings;
  readonly names: readonly string[];
  readonly maxAgeMs: number;
  /** Only what is already here, however old. */
  readonly offline: boolean;
  readonly signal?: AbortSignal;
}

/** Documents of Packagist: from memory, from disk, or asked for where they have changed. */
export class PackagistDocuments {
  readonly #source: DocumentSource;
  readonly #now: () => number;
  readonly #limit: LimitFunction = pLimit(PARALLEL);
  readonly #cache: PackagistCache;
  readonly #known = new Map<string, KeptDocument>();
  readonly #failed = new Map<string, { readonly at: number; readonly why: NotChecked }>();

  /** `cacheDir` undefined keeps them in memory only. */
  constructor(source: DocumentSource, cacheDir: string | undefined, now: () => number) {
    this.#source = source;
    this.#cache = new PackagistCache(cacheDir);
    this.#now = now;
  }

  /** One entry for each name; offline only for those that are here. */
  async get(query: DocumentsQuery): Promise<Map<string, ComposerTold | NotChecked>> {
    const told = new Map<string, ComposerTold | NotChecked>();
    await Promise.all(
      query.names.map(async (name) => {
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
    const failed = this.#failed.get(name);
    if (failed && this.#now() - failed.at <= FAILURE_AGE_MS) return failed.why;
    const fetched = await this.#fetch(name, before, query);
    if ("reason" in fetched) {
      if (fetched.reason !== "cancelled") this.#failed.set(name, { at: this.#now(), why: fetched });
      return fetched;
    }
    this.#failed.delete(name);
    this.#remember(name, fetched);
    this.#cache.keep(query.settings.url, name, fetched);
    return fetched.told;
  }

  async #before(name: string, { settings }: DocumentsQuery): Promise<KeptDocument | undefined> {
    const known = this.#known.get(name);
    if (known) return known;
    const kept = await this.#cache.read(settings.url, name);
    if (kept) this.#remember(name, kept);
    return kept;
  }

  #remember(name: string, kept: KeptDocument): void {
    this.#known.delete(name);
    this.#known.set(name, kept);
    const oldest = this.#known.keys().next();
    if (this.#known.size > MAX_KEPT && !oldest.done) this.#known.delete(oldest.value);
  }

  async #fetch(
    name: string,
    before: KeptDocument | undefined,
    { settings, signal }: DocumentsQuery,
  ): Promise<KeptDocument | NotChecked> {
    const question = { path: `p2/${name}.json`, accept: "application/json", ...before?.state };
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
