/**
 * How long work takes at once that can be stopped and goes on from what was finished: longer only
 * where nothing was, since what does not fit into one slice begins anew in the next.
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
   * stays when it is stopped.
   */
  run(work: (isOver: () => boolean) => boolean, finished: () => number): boolean {
    const before = finished();
    const end = performance.now() + this.#ms;
    const isDone = work(() => performance.now() > end);
    if (isDone) this.#ms = this.#least;
    else if (finished() === before) this.#ms *= 2;
    else this.#ms = Math.max(this.#least, this.#ms / 2);
    return isDone;
  }
}
