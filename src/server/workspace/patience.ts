/** Of the time since somebody did something last, work may take this part at once: whoever has paused for long will not mind a moment. */
const PART = 1 / 8;

/**
 * How long work takes at once that can be stopped and goes on from what was finished: longer only
 * where nothing was, since what does not fit into one slice begins anew in the next, and the longer
 * the longer nobody has done anything.
 */
export class Patience {
  readonly #least: number;
  #ms: number;

  /** @param least milliseconds. */
  constructor(least: number) {
    this.#least = least;
    this.#ms = least;
  }

  /**
   * Lets `work` go on for a slice; gives what it gives, true when it is done. `finished` counts what
   * stays when it is stopped; `since` is when somebody did something that they may do again.
   */
  run(
    work: (isOver: () => boolean) => boolean,
    finished: () => number,
    since = Number.NEGATIVE_INFINITY,
  ): boolean {
    const before = finished();
    const start = performance.now();
    const slice = Math.max(this.#least, Math.min(this.#ms, (start - since) * PART));
    const isDone = work(() => performance.now() > start + slice);
    if (isDone) this.#ms = this.#least;
    else if (finished() === before) this.#ms = slice * 2;
    else this.#ms = Math.max(this.#least, slice / 2);
    return isDone;
  }
}
