import { effort } from "./effort.ts";

/** Steps that one file gets, with all that it calls: ordinary files need hundreds, the heaviest of three stores 100,000. */
const MAX_WORK = 250_000;
/** What is left over for files that need much, how much of it each file brings, and what each gets in any case. */
const MAX_SPARE = 1_200_000;
const SHARE = 6_000;
const MIN_WORK = 3_000;
/** Handling so many parts of values takes as long as an ordinary step. */
const PARTS_OF_A_STEP = 10;

/**
 * How much work may be done. Files that are solved for the first time share what they may take:
 * where each file of a package takes all that one may, the package would take hours.
 */
export class WorkBudget {
  #spent = 0;
  #parts = effort.parts;
  #limit = MAX_WORK;
  #spare = MAX_SPARE;
  /** True when a part of the file used up what it got. */
  #isCut = false;

  /** Steps taken so far. */
  get spent(): number {
    return this.#spent;
  }

  /** Counts steps, and what values have cost since; false when the file that is being solved has used up what it gets. */
  spend(work: number): boolean {
    const parts = effort.parts - this.#parts;
    this.#parts = effort.parts;
    this.#spent += work + parts / PARTS_OF_A_STEP;
    const isLeft = this.#spent <= this.#limit;
    this.#isCut ||= !isLeft;
    return isLeft;
  }

  /**
   * Does the work of a part of the file, which gets a share of what is left: one heavy function
   * leaves enough for those behind it.
   */
  share(share: number, work: () => void): void {
    const limit = this.#limit;
    this.#limit = Math.min(limit, this.#spent + Math.max(0, limit - this.#spent) * share);
    work();
    this.#limit = limit;
  }

  /** Does the work of one file; false when it was more than that file gets. */
  run(isFirst: boolean, work: () => void): boolean {
    const before = this.#spent;
    const most = isFirst ? Math.max(MIN_WORK, this.#spare) : MAX_WORK;
    this.#limit = before + Math.min(MAX_WORK, most);
    this.#parts = effort.parts;
    this.#isCut = false;
    work();
    const used = this.#spent - before;
    if (isFirst) this.#spare = Math.min(MAX_SPARE, this.#spare + SHARE - used);
    return !this.#isCut;
  }
}
