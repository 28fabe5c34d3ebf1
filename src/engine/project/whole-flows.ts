/** Whether all data was followed, and which files are concluded anew once it was. */
export class WholeFlows {
  #isWhole = false;
  readonly #waiting = new Set<string>();

  /** True while no file is left from which unseen data may come. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Something changed: what comes from other files is open again. */
  reopen(): void {
    this.#isWhole = false;
  }

  /** Says whether the conclusion about a file would be another one if all data had been followed. */
  note(path: string, isWaiting: boolean): void {
    if (isWaiting) this.#waiting.add(path);
    else this.#waiting.delete(path);
  }

  /** All data was followed; answers the files that waited for it. */
  settle(): readonly string[] {
    const waiting = [...this.#waiting];
    this.#isWhole = true;
    this.#waiting.clear();
    return waiting;
  }
}
