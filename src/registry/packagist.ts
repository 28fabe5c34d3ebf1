import pLimit, { type LimitFunction } from "p-limit";
import type { ComposerTold, NotChecked } from "../engine/api.ts";
import type { AskAdvisories } from "./advisories.ts";
import { noAdvisories } from "./ask-registry.ts";
import type { DocumentSource } from "./document-source.ts";
import { notChecked } from "./failure.ts";
import { exchange } from "./fetch-document.ts";
import { readPackagistAdvisories, readPackagistDocument } from "./packagist-shape.ts";
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
    const fetched = await source.exchange(
      settings,
      (options) => exchange(question, options),
      signal,
    );
    if (!fetched.ok) return { ok: false, why: notChecked(fetched.failure, "advisories", settings) };
    const found = readPackagistAdvisories(fetched.document, names);
    if (!found) return { ok: false, why: noAdvisories(settings, "its answer is none") };
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
  readonly signal?: AbortSignal;
}

/** Documents of Packagist, kept in memory. */
export class PackagistDocuments {
  readonly #source: DocumentSource;
  readonly #now: () => number;
  readonly #limit: LimitFunction = pLimit(PARALLEL);
  readonly #known = new Map<string, ComposerTold>();
  readonly #failed = new Map<string, { readonly at: number; readonly why: NotChecked }>();

  constructor(source: DocumentSource, now: () => number) {
    this.#source = source;
    this.#now = now;
  }

  async get(query: DocumentsQuery): Promise<Map<string, ComposerTold | NotChecked>> {
    const told = new Map<string, ComposerTold | NotChecked>();
    await Promise.all(
      query.names.map(async (name) => void told.set(name, await this.#one(name, query))),
    );
    return told;
  }

  forgetFailures(): void {
    this.#failed.clear();
  }

  async #one(name: string, query: DocumentsQuery): Promise<ComposerTold | NotChecked> {
    const known = this.#known.get(name);
    const age = known ? this.#now() - known.fetchedAt : -1;
    if (known && age >= 0 && age <= query.maxAgeMs) return known;
    const failed = this.#failed.get(name);
    if (failed && this.#now() - failed.at <= FAILURE_AGE_MS) return failed.why;
    const told = await this.#fetch(name, query);
    if (!told.ok) {
      if (told.reason !== "cancelled") this.#failed.set(name, { at: this.#now(), why: told });
      return told;
    }
    this.#failed.delete(name);
    this.#known.set(name, told);
    const oldest = this.#known.keys().next();
    if (this.#known.size > MAX_KEPT && !oldest.done) this.#known.delete(oldest.value);
    return told;
  }

  async #fetch(
    name: string,
    { settings, signal }: DocumentsQuery,
  ): Promise<ComposerTold | NotChecked> {
    const question = { path: `p2/${name}.json`, accept: "application/json" };
    const fetched = await this.#limit(() =>
      this.#source.exchange(settings, (options) => exchange(question, options), signal),
    );
    if (!fetched.ok) return notChecked(fetched.failure, name, settings);
    const read = readPackagistDocument(fetched.document, name);
    if (!read) return notChecked({ reason: "wrong-shape", transient: false }, name, settings);
    return { ok: true, ...read, fetchedAt: this.#now() };
  }
}
