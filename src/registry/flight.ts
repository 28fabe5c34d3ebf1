import { onAbort } from "./on-abort.ts";

/**
 * One piece of work that several callers wait for. It is stopped when the last of them has gone,
 * not when the first one has.
 */
export class Flight<T> {
  readonly #controller = new AbortController();
  readonly #result: Promise<T>;
  #waiting = 0;
  #isDone = false;

  constructor(start: (signal: AbortSignal) => Promise<T>) {
    this.#result = start(this.#controller.signal).finally(() => {
      this.#isDone = true;
    });
  }

  /** True when everybody has left: whoever comes now needs new work. */
  get stopped(): boolean {
    return this.#controller.signal.aborted;
  }

  /** The work's result, or `cancelled` as soon as the caller's own signal fires. */
  async join(signal: AbortSignal | undefined, cancelled: T): Promise<T> {
    if (signal?.aborted) {
      this.#leave(0);
      return cancelled;
    }
    this.#waiting++;
    let stay: (() => void) | undefined;
    const gone = new Promise<T>((resolve) => {
      stay = onAbort(signal, () => resolve(cancelled));
    });
    try {
      return await Promise.race([this.#result, gone]);
    } finally {
      stay?.();
      this.#leave(1);
    }
  }

  /** Has no effect on work that is already done. */
  #leave(count: number): void {
    this.#waiting -= count;
    if (this.#waiting === 0 && !this.#isDone) this.#controller.abort();
  }
}
