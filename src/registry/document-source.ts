import { createHash } from "node:crypto";
import type { Agent } from "node:http";
import pLimit, { type LimitFunction } from "p-limit";
import type { DocumentForm, PackageFacts } from "../engine/api.ts";
import { createAgent } from "./agent.ts";
import { type Counters, NO_REQUESTS } from "./counters.ts";
import { type CacheKey, DigestCache } from "./digest-cache.ts";
import { DocumentReader } from "./document-reader.ts";
import type { Failure } from "./failure.ts";
import { type DocumentAnswer, type ExchangeOptions, fetchDocument } from "./fetch-document.ts";
import { Flight } from "./flight.ts";
import { HostState } from "./host-state.ts";
import { failed, type FetchResult, type Wanted } from "./read-document.ts";
import type { RegistrySettings } from "./registry-settings.ts";

/** A failure is remembered this long, so that a broken registry is not asked at each keystroke. */
const FAILURE_AGE_MS = 60_000;
const MAX_REMEMBERED = 1500;
/** A full document may be fifty times as large as an abbreviated one. */
const FULL_DEADLINE_FACTOR = 3;

export interface SourceOptions {
  readonly cacheDir?: string;
  readonly concurrency: number;
  readonly deadlineMs: number;
  readonly maxBytes: number;
  readonly now: () => number;
  readonly delay: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly log: (line: string) => void;
  /** What the thread for large documents runs; without it they are read here. */
  readonly documentProgram?: string | URL;
}

export type DocumentResult =
  | { readonly ok: true; readonly facts: PackageFacts }
  | { readonly ok: false; readonly failure: Failure };

export interface DocumentQuery {
  readonly settings: RegistrySettings;
  readonly name: string;
  readonly form: DocumentForm;
  /** Also keeps what each version asks for. */
  readonly withNeeds: boolean;
  /** Older answers are asked for again. */
  readonly maxAgeMs: number;
  /** Only what is already here, however old. */
  readonly offline: boolean;
  readonly signal?: AbortSignal;
}

const BAD_CONFIGURATION = failed("bad-configuration");

const CANCELLED: DocumentResult = { ok: false, failure: { reason: "cancelled", transient: false } };

/** Registry documents as digests: from memory, from disk, or by one request that all callers share. */
export class DocumentSource {
  readonly counters: Counters = { ...NO_REQUESTS };
  readonly #options: SourceOptions;
  readonly #cache: DigestCache;
  readonly #limit: LimitFunction;
  /** What is not about one package of many does not wait behind them. */
  readonly #aside: LimitFunction;
  readonly #known = new Map<string, { readonly result: DocumentResult; readonly at: number }>();
  readonly #flights = new Map<string, Flight<DocumentResult>>();
  readonly #agents = new Map<string, Promise<Agent>>();
  readonly #hosts = new Map<string, HostState>();
  readonly #reader: DocumentReader;

  constructor(options: SourceOptions) {
    this.#options = options;
    this.#cache = new DigestCache(options.cacheDir);
    this.#limit = pLimit(options.concurrency);
    this.#aside = pLimit(options.concurrency);
    this.#reader = new DocumentReader(options.documentProgram);
  }

  async get(query: DocumentQuery): Promise<DocumentResult> {
    const key = keyOf(query);
    const known = await this.#fromStore(key, query);
    if (known) return known;
    if (query.offline) return { ok: false, failure: { reason: "offline", transient: false } };
    let flight = this.#flights.get(key);
    if (!flight || flight.stopped) {
      const started = new Flight((signal) =>
        this.#limit(() => this.#load(key, query, signal)).finally(() => {
          if (this.#flights.get(key) === started) this.#flights.delete(key);
        }),
      );
      flight = started;
      this.#flights.set(key, started);
    }
    return flight.join(query.signal, CANCELLED);
  }

  /** Forgets failures and pauses: what was broken is asked for again. */
  forgetFailures(): void {
    this.#hosts.clear();
    for (const [key, { result }] of this.#known) if (!result.ok) this.#known.delete(key);
  }

  async close(): Promise<void> {
    this.#reader.close();
    const agents = await Promise.allSettled(this.#agents.values());
    this.#agents.clear();
    for (const agent of agents) if (agent.status === "fulfilled") agent.value.destroy();
    await this.#cache.settled();
  }

  async #fromStore(key: string, query: DocumentQuery): Promise<DocumentResult | undefined> {
    const known = this.#known.get(key);
    if (known && this.#isFresh(known.result, known.at, query)) {
      this.counters.memoryHits++;
      return known.result;
    }
    const facts = await this.#cache.read(cacheKey(query));
    if (!facts) return undefined;
    const result: DocumentResult = { ok: true, facts };
    if (!this.#isFresh(result, facts.fetchedAt, query)) return undefined;
    this.counters.diskHits++;
    this.#remember(key, result, facts.fetchedAt);
    return result;
  }

  /** An answer from the future comes from a wrong clock and is as good as none. */
  #isFresh(result: DocumentResult, at: number, query: DocumentQuery): boolean {
    const age = this.#options.now() - at;
    if (query.offline) return result.ok;
    return age >= 0 && age <= (result.ok ? query.maxAgeMs : FAILURE_AGE_MS);
  }

  async #load(key: string, query: DocumentQuery, signal: AbortSignal): Promise<DocumentResult> {
    if (signal.aborted) return CANCELLED;
    const before = await this.#earlier(key, query);
    const fetched = await this.#fetchWithRetries(
      query.settings,
      () => this.#request(query, before, signal),
      signal,
    );
    const result: DocumentResult = fetched.ok ? { ok: true, facts: fetched.document } : fetched;
    if (result.ok) this.#cache.keep(cacheKey(query), result.facts);
    if (result.ok || result.failure.reason !== "cancelled") {
      this.#remember(key, result, this.#options.now());
    }
    return result;
  }

  /** Asks a registry something else than a document, with the same manners. */
  exchange<Document = unknown>(
    settings: RegistrySettings,
    send: (options: ExchangeOptions) => Promise<FetchResult<Document>>,
    signal: AbortSignal | undefined,
  ): Promise<FetchResult<Document>> {
    const { now, maxBytes, deadlineMs } = this.#options;
    const flight = new Flight((stop) =>
      this.#aside(() =>
        this.#fetchWithRetries(
          settings,
          async () => {
            const agent = await this.#agent(settings).catch(() => undefined);
            if (!agent) return BAD_CONFIGURATION;
            this.counters.requests++;
            const limit = deadlineMs * FULL_DEADLINE_FACTOR;
            return send({ settings, agent, deadlineMs: limit, maxBytes, signal: stop, now });
          },
          stop,
        ),
      ),
    );
    return flight.join(signal, failed("cancelled"));
  }

  async #fetchWithRetries<Document>(
    settings: RegistrySettings,
    request: () => Promise<FetchResult<Document>>,
    signal: AbortSignal,
  ): Promise<FetchResult<Document>> {
    const { now, delay } = this.#options;
    const host = this.#host(settings.url);
    for (let attempt = 0; ; attempt++) {
      const state = host.before(now());
      if ("failure" in state) return { ok: false, failure: state.failure };
      if (state.waitMs > 0) await delay(state.waitMs, signal);
      const result = await request();
      if (result.ok) {
        host.answered();
        return result;
      }
      host.failed(result.failure, now());
      const pause = host.retryDelay(result.failure, attempt);
      if (pause === undefined || signal.aborted) return result;
      this.counters.retries++;
      // A host that asked for a pause is waited for at the top of the loop.
      if (result.failure.reason !== "rate-limited") await delay(pause, signal);
      else if (result.failure.retryAfterMs === undefined) await delay(pause, signal);
    }
  }

  /** What is here of a document, however old, where the registry can be asked whether it still holds. */
  async #earlier(key: string, query: DocumentQuery): Promise<PackageFacts | undefined> {
    const known = this.#known.get(key)?.result;
    const facts = known?.ok === true ? known.facts : await this.#cache.read(cacheKey(query));
    if (facts?.etag === undefined || facts.versions.length === 0) return undefined;
    // What came in part is asked for as a whole: some proxies call both forms by one name.
    const isInPart = facts.versions.some(({ publishedAt }) => publishedAt === undefined);
    return facts.form === "full" && isInPart ? undefined : facts;
  }

  async #request(
    query: DocumentQuery,
    before: PackageFacts | undefined,
    signal: AbortSignal,
  ): Promise<FetchResult<PackageFacts>> {
    const { settings, name, form, withNeeds } = query;
    const { now, maxBytes, log } = this.#options;
    const deadlineMs = this.#options.deadlineMs * (form === "full" ? FULL_DEADLINE_FACTOR : 1);
    const agent = await this.#agent(settings).catch(() => undefined);
    if (!agent) return BAD_CONFIGURATION;
    this.counters.requests++;
    const exchange = { settings, agent, deadlineMs, maxBytes, signal, now };
    const known = before?.etag === undefined ? {} : { etag: before.etag };
    const body = await fetchDocument({ ...exchange, name, form, ...known });
    const wanted = { name, form, withNeeds, fetchedAt: now(), maxBytes };
    const result = body.ok ? await this.#read(body.document, before, wanted, signal) : body;
    log(`${settings.host} ${name} ${form}: ${result.ok ? "ok" : result.failure.reason}`);
    return result;
  }

  async #read(
    { isUnchanged, etag, ...body }: DocumentAnswer,
    before: PackageFacts | undefined,
    wanted: Wanted,
    signal: AbortSignal,
  ): Promise<FetchResult<PackageFacts>> {
    if (isUnchanged && before) {
      this.counters.unchanged++;
      return { ok: true, document: { ...before, fetchedAt: wanted.fetchedAt } };
    }
    const read = await this.#reader.read(body, wanted, signal);
    this.counters.readInThread = this.#reader.inThread;
    return read.ok && etag !== undefined
      ? { ok: true, document: { ...read.document, etag } }
      : read;
  }

  #remember(key: string, result: DocumentResult, at: number): void {
    this.#known.delete(key);
    this.#known.set(key, { result, at });
    if (this.#known.size <= MAX_REMEMBERED) return;
    const oldest = this.#known.keys().next();
    if (!oldest.done) this.#known.delete(oldest.value);
  }

  #agent(settings: RegistrySettings): Promise<Agent> {
    const { url, ca, cert, key, proxy, noProxy, strictSsl } = settings;
    const id = JSON.stringify([url, ca, cert, key, proxy, noProxy, strictSsl]);
    let agent = this.#agents.get(id);
    if (!agent) {
      agent = createAgent(settings, this.#options.concurrency);
      this.#agents.set(id, agent);
    }
    return agent;
  }

  #host(url: string): HostState {
    let host = this.#hosts.get(url);
    if (!host) {
      host = new HostState();
      this.#hosts.set(url, host);
    }
    return host;
  }
}

/**
 * Who asks is part of the key, as a hash that never leaves the memory: what one token may not see
 * says nothing about another, and a token that was just added has to count at once.
 */
function keyOf({ settings, name, form, withNeeds }: DocumentQuery): string {
  const identity = createHash("sha256")
    .update(JSON.stringify([settings.auth, settings.cert, settings.proxy, settings.strictSsl]))
    .digest("hex");
  return JSON.stringify([settings.url, name, form, withNeeds, identity]);
}

function cacheKey({ settings, name, form, withNeeds }: DocumentQuery): CacheKey {
  return { registry: settings.url, name, form, withNeeds };
}
