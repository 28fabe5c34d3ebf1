import validateName from "validate-npm-package-name";
import {
  type AdvisoryResult,
  DEFAULT_THRESHOLDS,
  type FactRequest,
  type LookupResult,
  needsFullDocument,
  type NotChecked,
  type PackageFacts,
} from "../engine/api.ts";
import { AdvisorySource, isAskable } from "./advisories.ts";
import type { AdvisoryRequest } from "./advisory-shape.ts";
import { archivedQuestion } from "./archived-question.ts";
import { AdvisoryStore } from "./advisory-store.ts";
import { askRegistry } from "./ask-registry.ts";
import { DocumentSource } from "./document-source.ts";
import { notChecked } from "./failure.ts";
import { defaultRegistry } from "./fetch-document.ts";
import { isOn, type NpmConfig, readNpmConfig } from "./npm-config.ts";
import { withMended } from "./mended.ts";
import { OwnRegistries } from "./own-registry.ts";
import type { OutsideQuery } from "./outside-query.ts";
import { OutsideSources } from "./outside-sources.ts";
import { pause } from "./pause.ts";
import { foldersUpTo } from "./project-folders.ts";
import { refusal } from "./refusal.ts";
import type { LookupOptions, Registry, RegistryOptions } from "./registry-options.ts";
import { coolDownMs, type RegistrySettings } from "./registry-settings.ts";

const TEN_MINUTES = 600_000;
const AN_HOUR = 3_600_000;
/** The largest documents of the public registry have 50 MB, and grow with each night that somebody publishes. */
const MAX_BYTES = 100_000_000;

/** Look-ups of package facts at the registries that the user's npm configuration names. */
export function createRegistry(options: RegistryOptions): Registry {
  const source = new DocumentSource({
    ...(options.cacheDir !== undefined && { cacheDir: options.cacheDir }),
    ...(options.documentProgram !== undefined && { documentProgram: options.documentProgram }),
    concurrency: options.concurrency ?? 16,
    deadlineMs: options.deadlineMs ?? 15_000,
    maxBytes: options.maxBytes ?? MAX_BYTES,
    now: options.now,
    delay: options.delay ?? pause,
    log: options.log ?? (() => undefined),
  });
  const store = new AdvisoryStore(options.cacheDir);
  const advisories = new AdvisorySource(askRegistry(source), store, options.now);
  const outside = new OutsideSources(source, store, options, options.addresses);
  return {
    async composer(question, lookup = {}) {
      if (lookup.mode === "off") return undefined;
      if (lookup.retryFailed) outside.forgetFailures();
      return outside.composer(question, new Asker(source, options, lookup, "").outside());
    },
    counters: source.counters,
    async close() {
      await Promise.all([source.close(), outside.settled()]);
    },
    async advisories(packages, lookup = {}) {
      if (lookup.retryFailed) for (const each of [advisories, outside]) each.forgetFailures();
      const fallback = lookup.mode === "off" ? "" : await defaultRegistry();
      return new Asker(source, options, lookup, fallback).advise(packages, advisories, outside);
    },
    async lookup(requests, lookup = {}) {
      if (lookup.retryFailed) for (const each of [source, outside.archived]) each.forgetFailures();
      const fallback = lookup.mode === "off" ? "" : await defaultRegistry();
      const asker = new Asker(source, options, lookup, fallback);
      const archived = archivedQuestion(outside.archived, asker.outside(), options.now());
      const results = new Map<string, LookupResult>();
      const unique = new Map(requests.map((request) => [request.name, request]));
      await Promise.all(
        [...unique.values()].map(async (request) => {
          if (lookup.localNames?.has(request.name)) return;
          const found = await asker.ask(request, archived.isWanted);
          results.set(request.name, await archived.answered(found));
        }),
      );
      return results;
    },
  };
}

/** One call of `lookup`: the configuration is read once for all its names. */
class Asker {
  readonly #source: DocumentSource;
  readonly #options: RegistryOptions;
  readonly #lookup: LookupOptions;
  readonly #config: NpmConfig;
  readonly #registries: OwnRegistries;
  /** Who wants no request to be made, in words; undefined when requests may be made. */
  readonly #offline: string | undefined;
  readonly #signal: AbortSignal | undefined;

  constructor(
    source: DocumentSource,
    options: RegistryOptions,
    lookup: LookupOptions,
    fallback: string,
  ) {
    this.#source = source;
    this.#options = options;
    this.#lookup = lookup;
    this.#config = readNpmConfig({
      projectDirs: foldersUpTo(options.projectDirs, lookup.folder),
      trusted: options.trusted,
      env: options.env,
      ...(options.editorProxy && { editorProxy: options.editorProxy }),
    });
    this.#registries = new OwnRegistries(this.#config, options.env, fallback, lookup.privateScopes);
    const setting = this.#config.get("offline");
    if (lookup.mode === "offline") this.#offline = "Working offline";
    else if (isOn(setting)) this.#offline = `npm is set to work offline in ${setting?.source}`;
    const signals = [options.signal, lookup.signal].filter((signal) => signal !== undefined);
    this.#signal = signals.length > 1 ? AbortSignal.any(signals) : signals[0];
  }

  /** `inFull` says of what is known whether more of it is wanted. */
  async ask(
    request: FactRequest,
    inFull: (facts: PackageFacts) => boolean = () => false,
  ): Promise<LookupResult> {
    const { name } = request;
    if (this.#lookup.mode === "off")
      return refusal("switched-off", "Registry look-ups are switched off.");
    if (!validateName(name).validForOldPackages) {
      return refusal("invalid-name", "This is no valid package name, so no registry was asked.");
    }
    const choice = this.#registries.of(name);
    if (!choice.ok) return choice;
    try {
      return await this.#facts(request, choice.settings, inFull);
    } catch (error) {
      this.#options.log?.(
        `${choice.settings.host} ${name}: ${error instanceof Error ? error.name : "failed"}`,
      );
      return refusal("unreachable", `The check of ${name} at ${choice.settings.host} failed.`);
    }
  }

  /** How sources besides the registries are asked. */
  outside(): OutsideQuery {
    return {
      sources: this.#lookup.sources ?? new Set(),
      config: this.#config,
      env: this.#options.env,
      trusted: this.#options.trusted,
      projectDirs: foldersUpTo(this.#options.projectDirs, this.#lookup.folder),
      maxAgeMs: this.#lookup.maxAgeMs ?? AN_HOUR,
      ...(this.#offline !== undefined && { offline: this.#offline }),
      ...(this.#signal && { signal: this.#signal }),
    };
  }

  /** Only names that belong to the default registry are sent to it, and to sources that were switched on. */
  async advise(
    packages: AdvisoryRequest,
    source: AdvisorySource,
    outside: OutsideSources,
  ): Promise<AdvisoryResult> {
    if (this.#lookup.mode === "off")
      return refusal("switched-off", "Registry look-ups are switched off.");
    const home = this.#registries.home();
    if (!home.ok) return home;
    const sent = new Map<string, readonly string[]>();
    const leftOut = new Map<string, string>();
    for (const [name, versions] of packages) {
      if (this.#lookup.localNames?.has(name) || !isAskable(name)) continue;
      const choice = this.#registries.of(name);
      const scope = name.slice(0, Math.max(0, name.indexOf("/"))) || name;
      if (!choice.ok) leftOut.set(scope, choice.text);
      else if (choice.settings.url === home.settings.url) sent.set(name, versions);
      else leftOut.set(scope, `it has a registry of its own, so ${home.settings.host} is not told`);
    }
    try {
      const how = this.outside();
      const ask = (packages: AdvisoryRequest): Promise<AdvisoryResult> => {
        const own = source.get({ ...how, settings: home.settings, packages });
        return outside.withOsv(own, packages, how);
      };
      const result = await ask(sent);
      if (!result.ok) return result;
      const more = [...leftOut].map(([what, reason]) => ({ what, reason }));
      const whole = { ...result, leftOut: [...result.leftOut, ...more] };
      const { bringersOf } = this.#lookup;
      return await withMended(whole, {
        packages: sent,
        ask,
        factsOf: async (name) => {
          const document = await this.#get(home.settings, name, "abbreviated", true);
          return document.ok ? document.facts : undefined;
        },
        ...(bringersOf && { bringersOf }),
      });
    } catch {
      return refusal("unreachable", `The check for advisories at ${home.settings.host} failed.`);
    }
  }

  async #facts(
    request: FactRequest,
    settings: RegistrySettings,
    inFull: (facts: PackageFacts) => boolean,
  ): Promise<LookupResult> {
    const { name, current, exact = false, needs = false } = request;
    const coolDown = request.coolDownMs ?? coolDownMs(this.#config);
    const short = await this.#get(settings, name, "abbreviated", needs);
    if (!short.ok) return this.#failed(short.failure, name, settings);
    const query = {
      ...DEFAULT_THRESHOLDS,
      ...this.#lookup.thresholds,
      ...(coolDown !== undefined && { coolDownMs: coolDown }),
      ...(current !== undefined && { current, exact }),
      now: this.#options.now(),
      thorough: this.#lookup.thorough !== undefined && this.#lookup.thorough !== false,
    };
    const wanted =
      this.#lookup.thorough === "in-full" ||
      needsFullDocument(short.facts, query) ||
      inFull(short.facts);
    const full = wanted ? await this.#get(settings, name, "full", needs) : undefined;
    if (full && !full.ok && full.failure.reason === "cancelled")
      return this.#failed(full.failure, name, settings);
    const facts = full?.ok ? full.facts : short.facts;
    if (facts.versions.length === 0 && facts.unpublishedAt === undefined) {
      return notChecked({ reason: "wrong-shape", transient: false }, name, settings);
    }
    const age = this.#options.now() - facts.fetchedAt;
    const failure = full && !full.ok ? this.#failed(full.failure, name, settings) : undefined;
    return {
      ok: true,
      facts,
      ...(coolDown !== undefined && { coolDownMs: coolDown }),
      ...(this.#offline !== undefined && { staleForMs: Math.max(0, age) }),
      ...(query.thorough && { thorough: true }),
      ...(failure && { incomplete: `Publish dates are missing: ${failure.text}` }),
    };
  }

  #get(settings: RegistrySettings, name: string, form: "full" | "abbreviated", withNeeds = false) {
    return this.#source.get({
      settings,
      name,
      form,
      withNeeds,
      maxAgeMs: this.#lookup.maxAgeMs ?? TEN_MINUTES,
      offline: this.#offline !== undefined,
      ...(this.#signal && { signal: this.#signal }),
    });
  }

  #failed(
    failure: Parameters<typeof notChecked>[0],
    name: string,
    settings: RegistrySettings,
  ): NotChecked {
    if (failure.reason !== "offline") return notChecked(failure, name, settings);
    return refusal("offline", `${this.#offline}, and no earlier answer is kept.`);
  }
}
