import validateName from "validate-npm-package-name";
import type { Advisory, AdvisoryResult, NotChecked } from "../engine/api.ts";
import type { AdvisoryRequest, Answered } from "./advisory-shape.ts";
import type { AdvisoryStore, KnownName } from "./advisory-store.ts";
import type { RegistrySettings } from "./registry-settings.ts";

export interface AdvisoryQuery {
  readonly settings: RegistrySettings;
  /** Names that may be sent there. */
  readonly packages: AdvisoryRequest;
  readonly maxAgeMs: number;
  /** Who wants no request to be made, in words. */
  readonly offline?: string;
  readonly signal?: AbortSignal;
}

/** A registry that has no answer is not asked again for so long. */
const FAILURE_AGE_MS = 60_000;

/** Asks somebody who knows of advisories about some packages, without looking at what is known. */
export type AskAdvisories = (
  query: AdvisoryQuery,
  packages: AdvisoryRequest,
) => Promise<
  | { readonly ok: true; readonly advisories: ReadonlyMap<string, readonly Advisory[]> }
  | { readonly ok: false; readonly why: NotChecked }
>;

/** Asks a registry about all packages at once, and only about those that it has not answered for. */
export class AdvisorySource {
  readonly #ask: AskAdvisories;
  readonly #kind: string;
  readonly #store: AdvisoryStore;
  readonly #now: () => number;
  readonly #failed = new Map<string, { readonly at: number; readonly why: NotChecked }>();

  /** `kind` keeps apart what one address says of packages of several kinds. */
  constructor(ask: AskAdvisories, store: AdvisoryStore, now: () => number, kind = "") {
    this.#kind = kind;
    this.#ask = ask;
    this.#store = store;
    this.#now = now;
  }

  forgetFailures(): void {
    this.#failed.clear();
  }

  async get(query: AdvisoryQuery): Promise<AdvisoryResult> {
    const { settings, packages, offline } = query;
    const known = await this.#store.of(settings.url + this.#kind);
    const now = this.#now();
    const since = now - query.maxAgeMs;
    const missing = [...packages].flatMap(([name, versions]) => {
      const entry = known.get(name);
      if (covers(entry, versions, since, now)) return [];
      // What is known of other versions stays known.
      const others = entry && covers(entry, [], since, now) ? entry.versions : [];
      return [[name, [...new Set([...versions, ...others])]] as const];
    });
    if (missing.length === 0) {
      const result = answer(packages, known, now);
      return offline === undefined || !result.ok ? result : aged(result, now);
    }
    if (offline !== undefined) return this.#offline(query, known, offline);
    const failed = this.#failed.get(settings.url);
    if (failed && now - failed.at <= FAILURE_AGE_MS) return failed.why;
    const asked = new Map<string, readonly string[]>(missing);
    const told = await this.#ask(query, asked);
    if (told.ok) {
      const fetchedAt = this.#now();
      const names = [...asked].map(([name, versions]): [string, KnownName] => [
        name,
        { fetchedAt, versions, advisories: told.advisories.get(name) ?? [] },
      ]);
      await this.#store.add(settings.url + this.#kind, new Map(names));
      return answer(packages, await this.#store.of(settings.url + this.#kind), now);
    }
    if (told.why.reason !== "cancelled") {
      this.#failed.set(settings.url, { at: now, why: told.why });
    }
    return told.why;
  }

  /** What is kept, however old; what was never asked about is said. */
  #offline(
    { packages }: AdvisoryQuery,
    known: ReadonlyMap<string, KnownName>,
    offline: string,
  ): AdvisoryResult {
    const unknown = [...packages].filter(
      ([name, versions]) => !covers(known.get(name), versions, 0, Number.POSITIVE_INFINITY),
    );
    if (unknown.length === packages.size) {
      const text = `${offline}, and no earlier answer about vulnerable versions is kept.`;
      return { ok: false, reason: "offline", text };
    }
    const there = new Map([...packages].filter(([name]) => known.has(name)));
    const result = answer(there, known, this.#now());
    if (!result.ok) return result;
    const reason = `${offline}, and no earlier answer about vulnerable versions is kept`;
    const what = unknown.length === 1 ? (unknown[0]?.[0] ?? "") : `${unknown.length} packages`;
    return {
      ...aged(result, this.#now()),
      leftOut: unknown.length === 0 ? [] : [{ what, reason }],
    };
  }
}

function answer(
  packages: AdvisoryRequest,
  known: ReadonlyMap<string, KnownName>,
  now: number,
): AdvisoryResult {
  const advisories = new Map<string, readonly Advisory[]>();
  let fetchedAt = now;
  for (const name of packages.keys()) {
    const entry = known.get(name);
    if (!entry) continue;
    fetchedAt = Math.min(fetchedAt, entry.fetchedAt);
    if (entry.advisories.length > 0) advisories.set(name, entry.advisories);
  }
  return { ok: true, advisories, fetchedAt, leftOut: [] };
}

/** Nobody was asked now: how old the answer is, is said. */
function aged(result: Answered, now: number): Answered {
  return { ...result, staleForMs: Math.max(0, now - result.fetchedAt) };
}

/** Registries answer about the versions that they are asked about: others are news. */
function covers(
  entry: KnownName | undefined,
  versions: readonly string[],
  since: number,
  until: number,
): boolean {
  if (!entry || entry.fetchedAt < since || entry.fetchedAt > until) return false;
  return versions.every((each) => entry.versions.includes(each));
}

/** A name that may be put into a request. */
export function isAskable(name: string): boolean {
  return validateName(name).validForOldPackages;
}
