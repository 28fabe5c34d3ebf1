import type { Answers } from "./answers.ts";
import { Computation, type Findings, type Input, Run } from "./computation.ts";

/** How often answers that rest on one another are found again until they are taken as they are. */
const MAX_ROUNDS = 3;

/** Work was stopped from outside; what was finished until then is kept. */
class Stopped extends Error {}

/** False when the work was stopped before its end. */
export function isWhole(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof Stopped) return false;
    throw error;
  }
}

/**
 * Answers that are found on demand, remembered, and found again when what they rest on changed. An
 * answer that comes out as it was is no news to those that rest on it. Answers that rest on each
 * other in a circle are found in rounds, from nothing, by the first of them that was asked for; the
 * others are found again when they are asked for themselves.
 */
export class Computations {
  readonly answers: Answers;
  readonly #running: Computation[] = [];
  /** Counts what modules that are running have done. */
  clock = 0;
  /** Counts files whose answers became final: what was begun of others is lost in part when the work is stopped. */
  finished = 0;
  /** Asked before each function; true stops the work. */
  isStopped: () => boolean = () => false;

  constructor(answers: Answers) {
    this.answers = answers;
  }

  /** The computation that runs now. */
  get current(): Computation | undefined {
    return this.#running.at(-1);
  }

  /** The answer of a computation; whatever runs now rests on it. */
  read(computation: Computation): unknown {
    const reader = this.#running.at(-1)?.run;
    if (computation.state === "final") {
      reader?.reads.add(computation);
      return computation.value;
    }
    if (computation.state !== "running" && computation.state !== "provisional")
      this.#finish(computation);
    reader?.reads.add(computation);
    const { run } = computation;
    if (!run) return computation.value;
    if (computation.state === "running") {
      run.wasRead = true;
      if (reader) reader.low = Math.min(reader.low, run.depth);
      return run.value;
    }
    if (run.isPartial && run.clock !== this.clock) {
      this.#running[run.low]?.run?.absorb(run);
      this.#run(computation);
      return this.#unfinished(computation, reader);
    }
    return this.#unfinished(computation, reader);
  }

  /** The one that runs looked at a module in the middle of its code. */
  readPartial(module: Computation): void {
    const reader = this.#running.at(-1)?.run;
    if (!reader || !module.run) return;
    reader.reads.add(module);
    if (module.run === reader) return;
    reader.low = Math.min(reader.low, module.run.depth);
    reader.isPartial = true;
  }

  /** Whatever runs now rests on something given. */
  note(input: Input): void {
    this.#running.at(-1)?.run?.reads.add(input);
  }

  /** Where whatever runs now puts what it finds. */
  get findings(): Findings | undefined {
    return this.#running.at(-1)?.run?.found;
  }

  /** True when a computation for which this holds runs above a depth. */
  isAbove(depth: number, holds: (computation: Computation) => boolean): boolean {
    return this.#running.some((each, i) => i > depth && holds(each));
  }

  /** Finds an answer without resting on it: it has to be there before what comes next. */
  prepare(computation: Computation): void {
    if (isOpen(computation)) this.#finish(computation);
  }

  #unfinished(computation: Computation, reader: Run | undefined): unknown {
    const { run } = computation;
    if (!run) return computation.value;
    if (reader) {
      reader.low = Math.min(reader.low, run.low);
      reader.isPartial ||= run.isPartial;
    }
    return run.value;
  }

  /** Makes an answer final, or as final as it can be now. */
  #finish(computation: Computation): void {
    if (computation.state !== "doubtful") {
      this.#run(computation);
      return;
    }
    if (this.isStopped()) throw new Stopped();
    computation.state = "checking";
    try {
      if (this.#holds(computation)) {
        computation.state = "final";
        if (computation.isRoot) this.finished++;
        computation.checkedAt = this.answers.revision;
      }
    } finally {
      if (this.#isChecking(computation)) computation.state = "doubtful";
    }
    if (isOpen(computation)) this.#run(computation);
  }

  /** True when nothing that an answer rests on has changed. Finds that out from the first to the last. */
  #holds(computation: Computation): boolean {
    for (const fact of computation.reads) {
      if (fact instanceof Computation) {
        if (isOpen(fact)) this.#finish(fact);
        if (fact.state !== "final") return false;
      }
      // Somebody in a circle may have found the answer meanwhile.
      if (!this.#isChecking(computation)) return false;
      if (fact.changedAt > computation.checkedAt) return false;
    }
    return this.#isChecking(computation);
  }

  #isChecking(computation: Computation): boolean {
    return computation.state === "checking";
  }

  #run(computation: Computation): void {
    if (this.isStopped()) throw new Stopped();
    const { question } = computation;
    // In a circle the next round goes on from what the last one found.
    const start = computation.run ? computation.run.value : question.start;
    const run = new Run(this.#running.length, start);
    computation.run = run;
    computation.state = "running";
    this.#running.push(computation);
    let isDone = false;
    try {
      for (let round = 1; ; round++) {
        for (const member of run.members) member.state = "absent";
        run.restart();
        run.clock = this.clock;
        const value = question.ask();
        const hasMoved = run.wasRead && !question.isSame(value, run.value);
        run.value = value;
        if (run.low < run.depth) {
          run.isUnstable ||= hasMoved;
          break;
        }
        if (!(hasMoved || run.isUnstable) || round >= MAX_ROUNDS) break;
      }
      isDone = true;
    } finally {
      this.#running.pop();
      if (!isDone) this.#abandon(computation);
    }
    if (run.low < run.depth) this.#keepProvisional(computation, run);
    else this.#keep(computation, run);
  }

  #abandon(computation: Computation): void {
    for (const member of computation.run?.members ?? []) this.answers.discard(member);
    this.answers.discard(computation);
  }

  #keepProvisional(computation: Computation, run: Run): void {
    computation.state = "provisional";
    const owner = this.#running[run.low]?.run;
    if (!owner) throw new Error("an unfinished answer rests on one that runs");
    owner.members.push(computation);
    owner.isUnstable ||= run.isUnstable;
    for (const member of run.members) {
      if (member.run) {
        member.run.low = run.low;
        member.run.isPartial ||= run.isPartial;
      }
      owner.members.push(member);
    }
    run.members = [];
    const reader = this.#running.at(-1)?.run;
    if (reader) reader.low = Math.min(reader.low, run.low);
  }

  #keep(computation: Computation, run: Run): void {
    const members = new Set(run.members);
    for (const member of members) {
      if (member.run && member.state !== "final") run.absorb(member.run);
    }
    run.reads.delete(computation);
    for (const member of members) {
      if (member.state === "final") continue;
      run.reads.delete(member);
      this.answers.discard(member);
    }
    this.answers.keep(computation, run);
    if (computation.isRoot) this.finished++;
  }
}

function isOpen({ state }: Computation): boolean {
  return state === "doubtful" || state === "absent";
}
