import { setTimeout as sleep } from "node:timers/promises";
import validateName from "validate-npm-package-name";
import {
  type AdvisoryResult,
  DEFAULT_THRESHOLDS,
  type FactRequest,
  type LookupResult,
  needsFullDocument,
  type NotChecked,
} from "../engine/api.ts";
import { AdvisorySource, isAskable } from "./advisories.ts";
import type { AdvisoryRequest } from "./advisory-shape.ts";
import { AdvisoryStore } from "./advisory-store.ts";
import { type Counters, DocumentSource } from "./document-source.ts";
import { notChecked } from "./failure.ts";
import { defaultRegistry } from "./fetch-document.ts";
import { isOn, type NpmConfig, readNpmConfig, textOf } from "./npm-config.ts";
import type { Environment } from "./npmrc-file.ts";
import { withMended } from "./mended.ts";
import { foldersUpTo } from "./project-folders.ts";
import {
  coolDownMs,
  registryFor,
  type RegistryChoice,
  type RegistrySettings,
  scopeRegistry,
} from "./registry-settings.ts";

export interface RegistryOptions {
  /** Where digests are kept between runs; absent keeps them in memory only. */
  readonly cacheDir?: string;
  /** Folders whose .npmrc counts for the manifests below them, such as workspace folders. */
  readonly projectDirs: readonly string[];
  readonly trusted: boolean;
  readonly env: Environment;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Ends everything that is under way. */
  readonly signal?: AbortSignal;
  readonly log?: (line: string) => void;
  /** For one exchange; full documents get three times as long. */
  readonly deadlineMs?: number;
  /** Of one unpacked answer. */
  readonly maxBytes?: number;
  readonly concurrency?: number;
  /** Waits before a retry; tests put their own clock here. */
  readonly delay?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface LookupOptions {
  /** The folder of the manifest; decides which project's .npmrc counts. */
  readonly folder?: string;
  readonly signal?: AbortSignal;
  /** `offline` serves what is kept, `off` serves nothing. */
  readonly mode?: "online" | "offline" | "off";
  /** Also gets the publish dates of living packages, for which many full documents are needed. */
  readonly thorough?: boolean;
  readonly maxAgeMs?: number;
  /** Asks again for what failed a moment ago. */
  readonly retryFailed?: boolean;
  /** Names of the project's own packages: never sent anywhere. */
  readonly localNames?: ReadonlySet<string>;
  /** Scopes of the project's private packages, with their `@`: sent to a configured registry only. */
  readonly privateScopes?: ReadonlySet<string>;
}

export interface Registry {
  /** One entry for each name that may be asked for. Never throws and never leaves a name out silently. */
  lookup(
    requests: readonly FactRequest[],
    options?: LookupOptions,
  ): Promise<Map<string, LookupResult>>;
  /**
   * What is known to be vulnerable among all packages of a lockfile: one request at most. Names that
   * belong to another registry are not sent; the answer says so. Never throws.
   */
  advisories(packages: AdvisoryRequest, options?: LookupOptions): Promise<AdvisoryResult>;
  readonly counters: Readonly<Counters>;
  close(): Promise<void>;
}

const TEN_MINUTES = 600_000;
const AN_HOUR = 3_600_000;

/** Look-ups of package facts at the registries that the user's npm configuration names. */
export function createRegistry(options: RegistryOptions): Registry {
  const source = new DocumentSource({
    ...(options.cacheDir !== undefined && { cacheDir: options.cacheDir }),
    concurrency: options.concurrency ?? 16,
    deadlineMs: options.deadlineMs ?? 15_000,
    maxBytes: options.maxBytes ?? 48_000_000,
    now: options.now,
    delay: options.delay ?? pause,
    log: options.log ?? (() => undefined),
  });
  const store = new AdvisoryStore(options.cacheDir);
  const advisories = new AdvisorySource(source, store, options.now);
  return {
    counters: source.counters,
    close: () => source.close(),
    async advisories(packages, lookup = {}) {
      if (lookup.retryFailed) advisories.forgetFailures();
      const fallback = lookup.mode === "off" ? "" : await defaultRegistry();
      return new Asker(source, options, lookup, fallback).advise(packages, advisories);
    },
    async lookup(requests, lookup = {}) {
      if (lookup.retryFailed) source.forgetFailures();
      const fallback = lookup.mode === "off" ? "" : await defaultRegistry();
      const asker = new Asker(source, options, lookup, fallback);
      const results = new Map<string, LookupResult>();
      const unique = new Map(requests.map((request) => [request.name, request]));
      await Promise.all(
        [...unique.values()].map(async (request) => {
          if (lookup.localNames?.has(request.name)) return;
          results.set(request.name, await asker.ask(request));
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
  readonly #fallback: string;
  /** Who wants no request to be made, in words; undefined when requests may be made. */
  readonly #offline: string | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #choices = new Map<string, RegistryChoice>();

  constructor(
    source: DocumentSource,
    options: RegistryOptions,
    lookup: LookupOptions,
    fallback: string,
  ) {
    this.#source = source;
    this.#options = options;
    this.#lookup = lookup;
    this.#fallback = fallback;
    this.#config = readNpmConfig({
      projectDirs: foldersUpTo(options.projectDirs, lookup.folder),
      trusted: options.trusted,
      env: options.env,
    });
    const setting = this.#config.get("offline");
    if (lookup.mode === "offline") this.#offline = "Working offline";
    else if (isOn(setting)) this.#offline = `npm is set to work offline in ${setting?.source}`;
    const signals = [options.signal, lookup.signal].filter((signal) => signal !== undefined);
    this.#signal = signals.length > 1 ? AbortSignal.any(signals) : signals[0];
  }

  async ask(request: FactRequest): Promise<LookupResult> {
    const { name } = request;
    if (this.#lookup.mode === "off")
      return refusal("switched-off", "Registry look-ups are switched off.");
    if (!validateName(name).validForOldPackages) {
      return refusal("invalid-name", "This is no valid package name, so no registry was asked.");
    }
    const choice = this.#choose(name);
    if (!choice.ok) return { ok: false, reason: choice.reason, text: choice.text };
    const privacy = this.#privacy(name, choice.settings);
    if (privacy) return privacy;
    try {
      return await this.#facts(request, choice.settings);
    } catch (error) {
      this.#options.log?.(
        `${choice.settings.host} ${name}: ${error instanceof Error ? error.name : "failed"}`,
      );
      return refusal("unreachable", `The check of ${name} at ${choice.settings.host} failed.`);
    }
  }

  /** Only names that belong to the default registry are sent to it. */
  async advise(packages: AdvisoryRequest, source: AdvisorySource): Promise<AdvisoryResult> {
    if (this.#lookup.mode === "off")
      return refusal("switched-off", "Registry look-ups are switched off.");
    const home = registryFor(this.#config, "name", this.#options.env, this.#fallback);
    if (!home.ok) return { ok: false, reason: home.reason, text: home.text };
    const sent = new Map<string, readonly string[]>();
    const leftOut = new Map<string, string>();
    for (const [name, versions] of packages) {
      if (this.#lookup.localNames?.has(name) || !isAskable(name)) continue;
      const choice = this.#choose(name);
      const scope = name.slice(0, Math.max(0, name.indexOf("/"))) || name;
      const privacy = choice.ok ? this.#privacy(name, choice.settings) : choice;
      if (privacy) leftOut.set(scope, privacy.text);
      else if (choice.ok && choice.settings.url === home.settings.url) sent.set(name, versions);
      else leftOut.set(scope, `it has a registry of its own, so ${home.settings.host} is not told`);
    }
    try {
      const ask = (packages: AdvisoryRequest): Promise<AdvisoryResult> =>
        source.get({
          settings: home.settings,
          packages,
          maxAgeMs: this.#lookup.maxAgeMs ?? AN_HOUR,
          ...(this.#offline !== undefined && { offline: this.#offline }),
          ...(this.#signal && { signal: this.#signal }),
        });
      const result = await ask(sent);
      if (!result.ok) return result;
      const more = [...leftOut].map(([what, reason]) => ({ what, reason }));
      const whole = { ...result, leftOut: [...result.leftOut, ...more] };
      return await withMended(sent, whole, ask, async (name) => {
        const document = await this.#get(home.settings, name, "abbreviated");
        return document.ok ? document.facts : undefined;
      });
    } catch {
      return refusal("unreachable", `The check for advisories at ${home.settings.host} failed.`);
    }
  }

  /** Choosing reads certificate files, so each scope is chosen for once. */
  #choose(name: string): RegistryChoice {
    const scope = name.startsWith("@") ? name.slice(0, name.indexOf("/")) : "";
    let choice = this.#choices.get(scope);
    if (!choice) {
      choice = registryFor(this.#config, name, this.#options.env, this.#fallback);
      this.#choices.set(scope, choice);
    }
    return choice;
  }

  async #facts(request: FactRequest, settings: RegistrySettings): Promise<LookupResult> {
    const { name, current, exact = false } = request;
    const coolDown = request.coolDownMs ?? coolDownMs(this.#config);
    const short = await this.#get(settings, name, "abbreviated");
    if (!short.ok) return this.#failed(short.failure, name, settings);
    const query = {
      ...DEFAULT_THRESHOLDS,
      ...(coolDown !== undefined && { coolDownMs: coolDown }),
      ...(current !== undefined && { current, exact }),
      now: this.#options.now(),
      thorough: this.#lookup.thorough ?? false,
    };
    const wanted = needsFullDocument(short.facts, query);
    const full = wanted ? await this.#get(settings, name, "full") : undefined;
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

  #get(settings: RegistrySettings, name: string, form: "full" | "abbreviated") {
    return this.#source.get({
      settings,
      name,
      form,
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

  /** A private name goes to a registry that somebody chose, never to one that is merely the default. */
  #privacy(name: string, settings: RegistrySettings): NotChecked | undefined {
    const scope = name.startsWith("@") ? name.slice(0, name.indexOf("/")) : undefined;
    if (scope === undefined || !this.#lookup.privateScopes?.has(scope)) return undefined;
    const chosen = scopeRegistry(this.#config, scope) ?? this.#config.get("registry");
    if (textOf(chosen) !== undefined) return undefined;
    return refusal(
      "private-scope",
      `${scope} is a scope of this project without a registry of its own, so ${settings.host} is not told its names: set ${scope}:registry in an .npmrc.`,
    );
  }
}

function refusal(reason: NotChecked["reason"], text: string): NotChecked {
  return { ok: false, reason, text };
}

/** Ends early, without an error, when the signal fires. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
