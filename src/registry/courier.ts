import type { Agent } from "node:http";
import pLimit, { type LimitFunction } from "p-limit";
import { createAgent } from "./agent.ts";
import type { Counters } from "./counters.ts";
import type { DocumentReader } from "./document-reader.ts";
import { type Answer, type ExchangeOptions, fetchAnswer, type Question } from "./fetch-document.ts";
import { Flight } from "./flight.ts";
import { HostState } from "./host-state.ts";
import {
  type AnswerKind,
  failed,
  type FetchResult,
  type Made,
  type Reading,
} from "./read-document.ts";
import type { RegistrySettings } from "./registry-settings.ts";

/** A full document may be fifty times as large as an abbreviated one. */
export const FULL_DEADLINE_FACTOR = 3;

const NEVER = new AbortController().signal;

interface CourierOptions {
  readonly concurrency: number;
  readonly deadlineMs: number;
  readonly maxBytes: number;
  readonly now: () => number;
  readonly delay: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Carries questions to registries and their answers back, with good manners. */
export class Courier {
  readonly #options: CourierOptions;
  readonly #counters: Counters;
  readonly #reader: DocumentReader;
  /** What is not about one package of many does not wait behind them. */
  readonly #aside: LimitFunction;
  readonly #agents = new Map<string, Promise<Agent>>();
  readonly #hosts = new Map<string, HostState>();

  constructor(options: CourierOptions, counters: Counters, reader: DocumentReader) {
    this.#options = options;
    this.#counters = counters;
    this.#reader = reader;
    this.#aside = pLimit(options.concurrency);
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
        this.withRetries(
          settings,
          async () => {
            const agent = await this.agent(settings);
            if (!agent) return failed("bad-configuration");
            this.#counters.requests++;
            const limit = deadlineMs * FULL_DEADLINE_FACTOR;
            return send({ settings, agent, deadlineMs: limit, maxBytes, signal: stop, now });
          },
          stop,
        ),
      ),
    );
    return flight.join(signal, failed("cancelled"));
  }

  /** Asks a question whose answer may be large: what is kept of it is made in the thread for documents then. */
  async ask<Kind extends AnswerKind>(
    settings: RegistrySettings,
    question: Question,
    reading: Reading<Kind>,
    signal: AbortSignal | undefined,
  ): Promise<FetchResult<Answer<Made[Kind]>>> {
    const { maxBytes } = this.#options;
    return this.exchange(
      settings,
      async (options): Promise<FetchResult<Answer<Made[Kind]>>> => {
        const fetched = await fetchAnswer(question, options);
        if (!fetched.ok) return fetched;
        const { isUnchanged, etag, modified, ...body } = fetched.document;
        const state = {
          ...(etag !== undefined && { etag }),
          ...(modified !== undefined && { modified }),
        };
        if (isUnchanged) return { ok: true, document: { isUnchanged, state } };
        const wanted = { ...reading, maxBytes };
        const read = await this.#reader.read<Kind>(body, wanted, options.signal ?? NEVER);
        this.#counters.readInThread = this.#reader.inThread;
        if (!read.ok) return read;
        return { ok: true, document: { isUnchanged: false, state, value: read.document } };
      },
      signal,
    );
  }

  /** Makes a request again where that is worth it, and leaves a host alone that is down or asks for a pause. */
  async withRetries<Document>(
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
      this.#counters.retries++;
      // A host that asked for a pause is waited for at the top of the loop.
      if (result.failure.reason !== "rate-limited") await delay(pause, signal);
      else if (result.failure.retryAfterMs === undefined) await delay(pause, signal);
    }
  }

  /** Undefined where none can be made of the configuration. */
  async agent(settings: RegistrySettings): Promise<Agent | undefined> {
    const { url, ca, cert, key, proxy, noProxy, strictSsl } = settings;
    const id = JSON.stringify([url, ca, cert, key, proxy, noProxy, strictSsl]);
    let agent = this.#agents.get(id);
    if (!agent) {
      agent = createAgent(settings, this.#options.concurrency);
      this.#agents.set(id, agent);
    }
    return agent.catch(() => undefined);
  }

  #host(url: string): HostState {
    let host = this.#hosts.get(url);
    if (!host) {
      host = new HostState();
      this.#hosts.set(url, host);
    }
    return host;
  }

  forgetFailures(): void {
    this.#hosts.clear();
  }

  async close(): Promise<void> {
    const agents = await Promise.allSettled(this.#agents.values());
    this.#agents.clear();
    for (const agent of agents) if (agent.status === "fulfilled") agent.value.destroy();
  }
}
