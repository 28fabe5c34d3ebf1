import { type AbstractValue, join } from "./abstract-value.ts";
import {
  Computation,
  type Fact,
  type Findings,
  type Input,
  type Question,
  type Run,
  SharedVariable,
} from "./computation.ts";
import type { KeptFlows } from "./kept-flows.ts";
import { sameValue } from "./same-value.ts";
import { toldValue } from "./told-value.ts";

/** Who is told what answers find, as they come and go. */
export interface FindingsLog {
  add(computation: Computation, findings: Findings): void;
  remove(computation: Computation, findings: Findings): void;
}

/** Answers by their keys, who rests on whom, and what is doubtful since something changed. */
export class Answers {
  readonly #known = new Map<string, Computation>();
  readonly #log: FindingsLog;
  /** Variables that were given something since it was last told. */
  readonly #untold = new Set<SharedVariable>();
  /** Answers that nobody may read any more. */
  readonly #unread: Computation[] = [];
  readonly #onDropped: (key: string) => void;
  #revision = 1;

  /** What was given to variables by answers that were forgotten. */
  readonly #kept: Pick<KeptFlows, "given">;

  constructor(log: FindingsLog, onDropped: (key: string) => void, kept: Pick<KeptFlows, "given">) {
    this.#log = log;
    this.#onDropped = onDropped;
    this.#kept = kept;
  }

  get size(): number {
    return this.#known.size;
  }

  get revision(): number {
    return this.#revision;
  }

  has(key: string): boolean {
    return this.#known.has(key);
  }

  /** The computation under a key; it is not run. */
  at<Value>(key: string, question: () => Question<Value>): Computation {
    const known = this.#known.get(key);
    if (known) return known;
    const made = new Computation(key, question() as Question<unknown>);
    this.#known.set(key, made);
    return made;
  }

  /** The answer is final, and found like this. */
  keep(computation: Computation, run: Run): void {
    this.#link(computation, run);
    if (computation.findings) this.#withdraw(computation);
    if (run.findings) {
      computation.findings = run.findings;
      this.#log.add(computation, run.findings);
      for (const variable of run.findings.shares.keys()) {
        variable.givers.add(computation);
        this.#untold.add(variable);
      }
    }
    const isNews =
      !computation.hasValue || !computation.question.isSame(run.value, computation.value);
    if (isNews) {
      computation.value = run.value;
      computation.changedAt = ++this.#revision;
      computation.hasValue = true;
    }
    computation.checkedAt = this.#revision;
    computation.state = "final";
    computation.run = undefined;
  }

  /** What is known of it is not final; the next who asks finds it anew. */
  discard(computation: Computation): void {
    if (computation.state === "final") return;
    computation.run = undefined;
    computation.state = "absent";
    // A file is asked for again by whoever stopped the work in the middle of it.
    if (!computation.isRoot && !computation.hasValue && computation.readers.size === 0) {
      this.#drop(computation);
    }
  }

  /** Something given is another now. Only between two runs. */
  changed(input: Input): void {
    input.changedAt = ++this.#revision;
    this.#doubt(input, true);
  }

  /** Tells those that read variables what functions gave them; false when that was no news. */
  tell(): boolean {
    let isNews = false;
    for (const variable of this.#untold) {
      const told = this.#givenTo(variable);
      if (sameValue(told, variable.told)) continue;
      variable.told = told;
      variable.changedAt = ++this.#revision;
      this.#doubt(variable, false);
      isNews = true;
    }
    this.#untold.clear();
    return isNews;
  }

  /** What all functions together give a variable, by the keys of the answers that say so. */
  given(variable: SharedVariable): ReadonlyMap<string, AbstractValue> {
    const all = new Map(this.#kept.given(variable.name));
    for (const { key, findings } of variable.givers) {
      const value = findings?.shares.get(variable);
      if (value) all.set(key, toldValue(value));
    }
    return all;
  }

  /** A variable that was not known here: what was given to it before is told at once. */
  introduce(variable: SharedVariable): void {
    variable.told = this.#givenTo(variable);
  }

  /** Others give a variable something else by now. Only between two runs. */
  retell(variable: SharedVariable, forgets: boolean): void {
    this.#untold.add(variable);
    if (!forgets || variable.told === undefined) return;
    variable.told = undefined;
    variable.changedAt = ++this.#revision;
    this.#doubt(variable, true);
  }

  /** In an order that depends on nothing but the answers. */
  #givenTo(variable: SharedVariable): AbstractValue | undefined {
    const given = [...this.given(variable)].sort(([one], [other]) => (one < other ? -1 : 1));
    if (given.length === 0) return undefined;
    return join(variable.distinct.of(given.map(([, value]) => value)));
  }

  /** Forgets a root and what only it has read. */
  release(computation: Computation): void {
    computation.isRoot = false;
    this.#unread.push(computation);
    this.sweep();
  }

  /** Forgets answers that nobody reads. Only between two runs. */
  sweep(): void {
    while (this.#unread.length > 0) {
      const computation = this.#unread.pop();
      if (!computation || computation.state === "dropped") continue;
      if (computation.isRoot || computation.readers.size > 0) continue;
      this.#drop(computation);
      this.#withdraw(computation);
      for (const fact of computation.reads) this.#unlink(fact, computation);
      computation.reads = [];
    }
  }

  #drop(computation: Computation): void {
    computation.state = "dropped";
    this.#known.delete(computation.key);
    this.#onDropped(computation.key);
  }

  #link(computation: Computation, run: Run): void {
    for (const fact of computation.reads) {
      if (!run.reads.has(fact)) this.#unlink(fact, computation);
    }
    for (const fact of run.reads) fact.readers.add(computation);
    computation.reads = [...run.reads];
  }

  #unlink(fact: Fact, reader: Computation): void {
    fact.readers.delete(reader);
    if (fact instanceof Computation && fact.readers.size === 0) this.#unread.push(fact);
  }

  #withdraw(computation: Computation): void {
    const { findings } = computation;
    if (!findings) return;
    this.#log.remove(computation, findings);
    for (const variable of findings.shares.keys()) {
      variable.givers.delete(computation);
      this.#untold.add(variable);
    }
    computation.findings = undefined;
  }

  /** Everything that rests on a fact is doubtful, and so is what variables were given by it. */
  #doubt(start: Fact, forgets: boolean): void {
    const facts: Fact[] = [start];
    for (let fact = facts.pop(); fact; fact = facts.pop()) {
      for (const reader of fact.readers) {
        if (reader.state !== "final") continue;
        reader.state = "doubtful";
        facts.push(reader);
        if (!forgets) continue;
        // What a variable was given may come from itself, so it is found from nothing again.
        for (const variable of reader.findings?.shares.keys() ?? []) {
          this.#untold.add(variable);
          if (variable.told === undefined) continue;
          variable.told = undefined;
          variable.changedAt = ++this.#revision;
          facts.push(variable);
        }
      }
    }
  }
}
