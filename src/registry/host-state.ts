import type { Failure } from "./failure.ts";

/** This many failures in a row, without an answer between them, and a host counts as down. */
const FAILURES_TO_REST = 4;
const REST_MS = 30_000;
/** Longer wishes are not waited for: the names concerned are not checked then. */
const LONGEST_WAIT_MS = 10_000;

const DOWN = new Set<Failure["reason"]>(["unreachable", "timeout", "certificate"]);

/**
 * What is known of one registry's health, so that a thousand names do not wait a thousand times
 * for a host that is down, and a host that asks for a pause gets it.
 */
export class HostState {
  #failures = 0;
  #restUntil = 0;
  #failure: Failure | undefined;

  /** What to do before the next request: go on, wait first, or give up with a known failure. */
  before(now: number): { readonly waitMs: number } | { readonly failure: Failure } {
    if (!this.#failure || now >= this.#restUntil) return { waitMs: 0 };
    const waitMs = this.#restUntil - now;
    const patient = this.#failure.reason === "rate-limited" && waitMs <= LONGEST_WAIT_MS;
    return patient ? { waitMs } : { failure: this.#failure };
  }

  answered(): void {
    this.#failures = 0;
    this.#failure = undefined;
  }

  failed(failure: Failure, now: number): void {
    if (failure.reason === "rate-limited") {
      this.#rest(failure, now + (failure.retryAfterMs ?? 0));
    } else if (!DOWN.has(failure.reason)) {
      this.#failures = 0;
    } else if (++this.#failures >= FAILURES_TO_REST) {
      this.#rest(failure, now + REST_MS);
    }
  }

  /** How long to wait before the same request is made again; undefined when it is not worth it. */
  retryDelay(failure: Failure, attempt: number): number | undefined {
    if (!failure.transient || attempt >= 2) return undefined;
    if (failure.retryAfterMs === undefined) return 250 * 4 ** attempt;
    return failure.retryAfterMs <= LONGEST_WAIT_MS ? failure.retryAfterMs : undefined;
  }

  #rest(failure: Failure, until: number): void {
    this.#failure = failure;
    this.#restUntil = Math.max(this.#restUntil, until);
  }
}
