/** So long may work go on before others get a turn. */
const SLICE_MS = 8;

/** Many small pieces of work for many callers at once, without keeping everybody else out. */
export class Pace {
  /** When the slice began that is under way. */
  #since: number | undefined;

  /** Does a piece of work: at once while the slice lasts, else when others had their turn. */
  async run<Result>(work: () => Result): Promise<Result> {
    while (this.#since !== undefined && performance.now() - this.#since >= SLICE_MS) {
      await new Promise<void>((done) => {
        setImmediate(done);
      });
    }
    if (this.#since === undefined) {
      this.#since = performance.now();
      setImmediate(() => {
        this.#since = undefined;
      });
    }
    return work();
  }
}
