import { createHash } from "node:crypto";
import pLimit, { type LimitFunction } from "p-limit";
import type { DocumentForm, PackageFacts } from "../engine/api.ts";
import { type Counters, NO_REQUESTS } from "./counters.ts";
import { Courier, FULL_DEADLINE_FACTOR } from "./courier.ts";
import { type CacheKey, DigestCache } from "./digest-cache.ts";
import { DocumentReader } from "./document-reader.ts";
import type { Failure } from "./failure.ts";
import {
  type Answer,
  type DocumentAnswer,
  type ExchangeOptions,
  fetchDocument,
  type Question,
} from "./fetch-document.ts";
import { Flight } from "./flight.ts";
import {
  type AnswerKind,
  failed,
  type FetchResult,
  type Made,
  type Reading,
  type Wanted,
} from "./read-document.ts";
import type { RegistrySettings } from "./registry-settings.ts";

/** A failure is remembered this long, so that a broken registry is not asked at each keystroke. */
const FAILURE_AGE_MS = 60_000;
const MAX_REMEMBERED = 1500;

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

const CANCELLED: DocumentResult = { ok: false, failure: { reason: "cancelled", transient: false } };

/** Registry documents as digests: from memory, from disk, or by one request that all callers share. */
export class DocumentSource {
  readonly counters: Counters = { ...NO_REQUESTS };
  readonly #options: SourceOptions;
  readonly #cache: DigestCache;
  readonly #limit: LimitFunction;
  readonly #known = new Map<string, { readonly result: DocumentResult; readonly at: number }>();
  readonly #flights = new Map<string, Flight<DocumentResult>>();
  readonly #courier: Courier;
  readonly #reader: DocumentReader;

  constructor(options: SourceOptions) {
    this.#options = options;
    this.#cache = new DigestCache(options.cacheDir);
    this.#limit = pLimit(options.concurrency);
    this.#reader = new DocumentReader(options.documentProgram);
    this.#courier = new Courier(options, this.counters, this.#reader);
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
    this.#courier.forgetFailures();
    for (const [key, { result }] of this.#known) if (!result.ok) this.#known.delete(key);
  }

  async close(): Promise<void> {
    this.#reader.close();
    await this.#courier.close();
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
    const fetched = await this.#courier.withRetries(
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
    return this.#courier.exchange(settings, send, signal);
  }

  /** The same for an answer that may be large. */
  ask<Kind extends AnswerKind>(
    settings: RegistrySettings,
    question: Question,
    reading: Reading<Kind>,
    signal: AbortSignal | undefined,
  ): Promise<FetchResult<Answer<Made[Kind]>>> {
    return this.#courier.ask(settings, question, reading, signal);
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
    const agent = await this.#courier.agent(settings);
    if (!agent) return failed("bad-configuration");
    this.counters.requests++;
    const exchange = { settings, agent, deadlineMs, maxBytes, signal, now };
    const known = before?.etag === undefined ? {} : { etag: before.etag };
    const body = await fetchDocument({ ...exchange, name, form, ...known });
    const kind = "npm-document" as const;
    const wanted = { kind, name, form, withNeeds, fetchedAt: now(), maxBytes };
    const result = body.ok ? await this.#read(body.document, before, wanted, signal) : body;
    log(`${settings.host} ${name} ${form}: ${result.ok ? "ok" : result.failure.reason}`);
    return result;
  }

  async #read(
    { isUnchanged, etag, ...body }: DocumentAnswer,
    before: PackageFacts | undefined,
    wanted: Wanted<"npm-document">,
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
