import type {
  AdvisoryResult,
  ComposerAnswers,
  ComposerQuestion,
  NotChecked,
} from "../engine/api.ts";
import { type AdvisoryQuery, AdvisorySource, type AskAdvisories } from "./advisories.ts";
import type { AdvisoryRequest } from "./advisory-shape.ts";
import type { AdvisoryStore } from "./advisory-store.ts";
import type { DocumentSource } from "./document-source.ts";
import { mergeAdvisories } from "./merge-advisories.ts";
import type { NpmConfig } from "./npm-config.ts";
import type { Environment } from "./npmrc-file.ts";
import { askPackagist, PackagistDocuments } from "./packagist.ts";
import { outsideSettings } from "./registry-settings.ts";
import type { Source } from "./sources.ts";

/** Where they are. */
const ADDRESSES = {
  osv: "https://api.osv.dev/",
  packagist: "https://packagist.org/",
  packagistDocuments: "https://repo.packagist.org/",
} as const;
export type Addresses = Readonly<Record<keyof typeof ADDRESSES, string>>;

/** How one call asks: whom, with which configuration, and what may be used. */
export interface OutsideQuery {
  readonly sources: ReadonlySet<Source>;
  readonly config: NpmConfig;
  readonly env: Environment;
  readonly maxAgeMs: number;
  readonly offline?: string;
  readonly signal?: AbortSignal;
}

/** Packagist has the newest documents within minutes; asking more often helps nobody. */
const DOCUMENT_AGE_MS = 3_600_000;

/** Packagist and OSV, each with what it answered earlier. */
export class OutsideSources {
  readonly #addresses: Addresses;
  readonly #packagist: AdvisorySource;
  readonly #documents: PackagistDocuments;
  readonly #osv: Readonly<Record<"npm" | "Packagist", AdvisorySource>>;

  constructor(
    source: DocumentSource,
    store: AdvisoryStore,
    { cacheDir, now }: { readonly cacheDir?: string; readonly now: () => number },
    addresses: Addresses = ADDRESSES,
  ) {
    this.#addresses = addresses;
    this.#packagist = new AdvisorySource(askPackagist(source), store, now);
    this.#documents = new PackagistDocuments(source, cacheDir, now);
    const osv = (ecosystem: "npm" | "Packagist"): AdvisorySource => {
      let ask: Promise<AskAdvisories> | undefined;
      const later: AskAdvisories = async (query, packages) => {
        ask ??= import("./ask-osv.ts").then(({ askOsv }) => askOsv(source, ecosystem));
        return (await ask)(query, packages);
      };
      return new AdvisorySource(later, store, now, ecosystem);
    };
    this.#osv = { npm: osv("npm"), Packagist: osv("Packagist") };
  }

  forgetFailures(): void {
    const all = [this.#packagist, this.#documents, this.#osv.npm, this.#osv.Packagist];
    for (const each of all) each.forgetFailures();
  }

  /** Resolves when all that was to be kept is on the disk. */
  async settled(): Promise<void> {
    await this.#documents.settled();
  }

  /** What a registry of npm said, and what OSV knows besides. */
  async withOsv(
    own: Promise<AdvisoryResult>,
    packages: AdvisoryRequest,
    query: OutsideQuery,
  ): Promise<AdvisoryResult> {
    if (!query.sources.has("osv")) return own;
    const [first, second] = await Promise.all([own, this.#askOsv("npm", packages, query)]);
    return mergeAdvisories(first, second, { first: "the registry's own", second: "those of OSV" });
  }

  /** What the sources that are switched on know of Composer's packages. */
  async composer(
    { installed, direct, bringersOf }: ComposerQuestion,
    query: OutsideQuery,
  ): Promise<ComposerAnswers | undefined> {
    const { sources } = query;
    if (installed.size === 0 || sources.size === 0) return undefined;
    const asked: Promise<AdvisoryResult>[] = [];
    if (sources.has("packagist")) asked.push(this.#askPackagist(installed, query));
    if (sources.has("osv")) asked.push(this.#askOsv("Packagist", installed, query));
    const [first, second] = await Promise.all(asked);
    if (!first) return undefined;
    const advisories = second
      ? mergeAdvisories(first, second, { first: "those of Packagist", second: "those of OSV" })
      : first;
    const known = advisories.ok ? advisories.advisories : new Map();
    const bringers = known.size > 0 ? (bringersOf?.(known) ?? []) : [];
    const names = [...new Set([...direct, ...known.keys(), ...bringers])].filter((name) =>
      installed.has(name),
    );
    return { advisories, told: await this.#told(names, query) };
  }

  async #told(names: readonly string[], query: OutsideQuery): Promise<ComposerAnswers["told"]> {
    if (!query.sources.has("packagist")) return new Map();
    const choice = outsideSettings(query.config, this.#addresses.packagistDocuments, query.env);
    if (!choice.ok) return new Map();
    const { settings } = choice;
    const { signal } = query;
    return this.#documents.get({
      settings,
      names,
      maxAgeMs: DOCUMENT_AGE_MS,
      offline: query.offline !== undefined,
      ...(signal && { signal }),
    });
  }

  #askPackagist(packages: AdvisoryRequest, query: OutsideQuery): Promise<AdvisoryResult> {
    return this.#ask(this.#packagist, this.#addresses.packagist, packages, query);
  }

  #askOsv(
    ecosystem: "npm" | "Packagist",
    packages: AdvisoryRequest,
    query: OutsideQuery,
  ): Promise<AdvisoryResult> {
    return this.#ask(this.#osv[ecosystem], this.#addresses.osv, packages, query);
  }

  async #ask(
    source: AdvisorySource,
    address: string,
    packages: AdvisoryRequest,
    { config, env, maxAgeMs, offline, signal }: OutsideQuery,
  ): Promise<AdvisoryResult> {
    const choice = outsideSettings(config, address, env);
    if (!choice.ok) return { ok: false, reason: choice.reason, text: choice.text };
    const { settings } = choice;
    const asked: AdvisoryQuery = {
      settings,
      packages,
      maxAgeMs,
      ...(offline !== undefined && { offline }),
      ...(signal && { signal }),
    };
    try {
      return await source.get(asked);
    } catch {
      return failed(`The check for advisories at ${settings.host} failed.`);
    }
  }
}

function failed(text: string): NotChecked {
  return { ok: false, reason: "unreachable", text };
}
