import type {
  AdvisoryResult,
  ComposerAnswers,
  ComposerQuestion,
  ComposerRepositoryQuestion,
  NotChecked,
} from "../engine/api.ts";
import { type AdvisoryQuery, AdvisorySource, type AskAdvisories } from "./advisories.ts";
import type { AdvisoryRequest } from "./advisory-shape.ts";
import type { AdvisoryStore } from "./advisory-store.ts";
import { ArchivedRepositories } from "./archived-repositories.ts";
import { ComposerDocuments } from "./composer-documents.ts";
import { ComposerRepositories, packagesOf } from "./composer-repositories.ts";
import type { DocumentSource } from "./document-source.ts";
import { mergeAdvisories } from "./merge-advisories.ts";
import type { OutsideQuery } from "./outside-query.ts";
import { askComposerAdvisories, PACKAGIST_ADVISORIES } from "./composer-advisories.ts";
import { outsideSettings } from "./registry-settings.ts";

/** Where they are. */
const ADDRESSES = {
  osv: "https://api.osv.dev/",
  packagist: "https://packagist.org/",
  packagistDocuments: "https://repo.packagist.org/",
  github: "https://api.github.com/",
} as const;
export type Addresses = Readonly<Partial<Record<keyof typeof ADDRESSES, string>>>;

/** Packagist has the newest documents within minutes; asking more often helps nobody. */
const DOCUMENT_AGE_MS = 3_600_000;

/** Packagist, the repositories that a composer.json names, and OSV, each with what it answered earlier. */
export class OutsideSources {
  readonly #addresses: Readonly<Record<keyof typeof ADDRESSES, string>>;
  /** Whether repositories are archived. */
  readonly archived: ArchivedRepositories;
  readonly #now: () => number;
  readonly #packagist: AdvisorySource;
  readonly #documents: ComposerDocuments;
  readonly #repositories: ComposerRepositories;
  readonly #osv: Readonly<Record<"npm" | "Packagist", AdvisorySource>>;

  constructor(
    source: DocumentSource,
    store: AdvisoryStore,
    options: { readonly cacheDir?: string; readonly now: () => number },
    addresses: Addresses = {},
  ) {
    const { cacheDir, now } = options;
    this.#addresses = { ...ADDRESSES, ...addresses };
    this.archived = new ArchivedRepositories(source, this.#addresses.github, options);
    this.#now = now;
    this.#packagist = new AdvisorySource(
      askComposerAdvisories(source, PACKAGIST_ADVISORIES),
      store,
      now,
    );
    this.#documents = new ComposerDocuments(source, cacheDir, now);
    this.#repositories = new ComposerRepositories(source, this.#documents, store, options);
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
    const all = [
      this.#packagist,
      this.#documents,
      this.#repositories,
      this.archived,
      this.#osv.npm,
      this.#osv.Packagist,
    ];
    for (const each of all) each.forgetFailures();
  }

  /** Resolves when all that was to be kept is on the disk. */
  async settled(): Promise<void> {
    const all = [this.#documents, this.#repositories, this.archived];
    await Promise.all(all.map((each) => each.settled()));
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
    question: ComposerQuestion,
    query: OutsideQuery,
  ): Promise<ComposerAnswers | undefined> {
    const { installed, repositories, direct, bringersOf } = question;
    const { sources } = query;
    const knows = sources.has("osv") || sources.has("packagist");
    if (!knows || (installed.size === 0 && repositories.length === 0)) return undefined;
    const [known, opened] = await Promise.all([
      this.#askKnown(question, query),
      sources.has("packagist")
        ? this.#repositories.open(repositories, query)
        : { open: [], leftOut: repositories.map(notAsked) },
    ]);
    let advisories = known.result;
    let compared = known.result.ok && known.isAsked ? installed.size : 0;
    for (const each of opened.open) {
      const { host } = each.settings;
      const own = await this.#repositories.advise(each, query);
      if (own.ok) compared += each.installed.size;
      const names = { first: "those of the sources", second: `those of ${host}` };
      advisories = mergeAdvisories(advisories, own, names);
    }
    if (advisories.ok) {
      const leftOut = [...advisories.leftOut, ...opened.leftOut];
      advisories = { ...advisories, leftOut };
    }
    const found = advisories.ok ? advisories.advisories : new Map();
    const bringers = found.size > 0 ? (bringersOf?.(found) ?? []) : [];
    const names = [...new Set([...direct, ...found.keys(), ...bringers])];
    const told = await Promise.all([
      question.usesPackagist
        ? this.#told(
            names.filter((name) => installed.has(name)),
            query,
          )
        : new Map(),
      ...opened.open.map((each) => this.#repositories.told(each, names, query)),
    ]);
    const all = new Map(told.flatMap((each) => [...each]));
    for (const [name, each] of await this.#replacements(question, all, query)) {
      if (each.ok) all.set(name, each);
    }
    return { advisories, compared, told: all };
  }

  /** What Packagist has of packages that it names in the place of abandoned ones. */
  async #replacements(
    { direct, installed, usesPackagist }: ComposerQuestion,
    told: ComposerAnswers["told"],
    query: OutsideQuery,
  ): Promise<ComposerAnswers["told"]> {
    const named = direct.flatMap((name): string[] => {
      const each = installed.has(name) ? told.get(name) : undefined;
      const other = each?.ok && typeof each.abandoned === "string" ? each.abandoned : undefined;
      return other === undefined || told.has(other.toLowerCase()) ? [] : [other.toLowerCase()];
    });
    return usesPackagist ? this.#told([...new Set(named)], query) : new Map();
  }

  /** What Packagist and OSV know of what Packagist published. */
  async #askKnown(
    question: ComposerQuestion,
    query: OutsideQuery,
  ): Promise<{ readonly result: AdvisoryResult; readonly isAsked: boolean }> {
    const { installed, usesPackagist } = question;
    const { sources } = query;
    const asked: Promise<AdvisoryResult>[] = [];
    if (installed.size > 0) {
      if (sources.has("packagist") && usesPackagist)
        asked.push(this.#askPackagist(installed, query));
      if (sources.has("osv")) asked.push(this.#askOsv("Packagist", installed, query));
    }
    const [first, second] = await Promise.all(asked);
    if (first && second) {
      const names = { first: "those of Packagist", second: "those of OSV" };
      return { result: mergeAdvisories(first, second, names), isAsked: true };
    }
    if (first) return { result: first, isAsked: true };
    const leftOut = switchedOff(question);
    const fetchedAt = this.#now();
    return { result: { ok: true, advisories: new Map(), fetchedAt, leftOut }, isAsked: false };
  }

  async #told(names: readonly string[], query: OutsideQuery): Promise<ComposerAnswers["told"]> {
    if (!query.sources.has("packagist")) return new Map();
    const choice = outsideSettings(query.config, this.#addresses.packagistDocuments, query.env);
    if (!choice.ok) return new Map();
    const { settings } = choice;
    const { signal } = query;
    return this.#documents.get({
      settings,
      pathOf: (name) => `p2/${name}.json`,
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

/** What Packagist published, and nobody may be asked about. */
function switchedOff({ installed, repositories }: ComposerQuestion) {
  const others = [...installed.keys()].filter((name) =>
    repositories.every((each) => !each.installed.has(name)),
  );
  const reason = "composer.json switches Packagist off";
  return others.length === 0 ? [] : [{ what: packagesOf("Packagist", others.length), reason }];
}

function notAsked({ url, installed }: ComposerRepositoryQuestion) {
  const host = URL.canParse(url) ? new URL(url).host : "a repository";
  const reason = "repositories of Composer are asked where the source packagist is switched on";
  return { what: packagesOf(host, installed.size), reason };
}

function failed(text: string): NotChecked {
  return { ok: false, reason: "unreachable", text };
}
