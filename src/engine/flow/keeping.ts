import type { AbstractValue } from "./abstract-value.ts";
import type { Answers } from "./answers.ts";
import type { Computation, SharedVariable } from "./computation.ts";
import { fileFlows } from "./file-flows.ts";
import type { KeptFlows } from "./kept-flows.ts";
import { sameValue } from "./same-value.ts";
import type { SharedValues } from "./shared-values.ts";

/** Hands what a solver found over to what is kept, and sees to it that what belongs together is solved together. */
export class Keeping {
  readonly #kept: KeptFlows;
  readonly #shared: SharedValues;
  readonly #answers: Answers;

  constructor(kept: KeptFlows, shared: SharedValues, answers: Answers) {
    this.#kept = kept;
    this.#shared = shared;
    this.#answers = answers;
  }

  /** Files that are kept and have to be solved again, those among them that share variables with what was solved here. */
  connect(): string[] {
    const changed = new Set<string>();
    for (const variable of this.#shared.all) {
      const name = variable.name;
      if (variable.readers.size > 0) {
        for (const path of this.#kept.unknownGivers(name)) this.#kept.outdate(path);
      }
      if (this.#kept.isRead(name) && !this.#isAsBefore(name, variable)) {
        // Where no text changed, what is new was only not known yet: nothing that was found before is withdrawn.
        if (!this.#kept.isEdited) this.#kept.outdateReaders(name);
        else for (const each of this.#kept.doubt(name)) changed.add(each);
      }
    }
    for (const name of changed) this.#answers.retell(this.#shared.named(name), true);
    return [...this.#kept.stale];
  }

  /** A file was solved anew: what is kept of it, and of what it gave, holds no longer. */
  forget(path: string): void {
    for (const name of this.#kept.all.get(path)?.gives.keys() ?? []) {
      this.#answers.retell(this.#shared.named(name), false);
    }
    this.#kept.forget(path);
  }

  /** Keeps what these files gave. */
  keep(roots: ReadonlyMap<string, Computation>, givenUp: ReadonlySet<string>): void {
    this.connect();
    const all = [...fileFlows(roots, givenUp)].map(([path, flows]) => {
      const isFinal = roots.get(path)?.state === "final";
      // What others give the variables that it read was not known here.
      const isWhole = flows.reads.every((name) => this.#kept.unknownGivers(name).length === 0);
      return { path, flows, holds: isFinal && isWhole };
    });
    for (const { path, flows, holds } of all) {
      this.#kept.keep(path, flows);
      if (!holds) this.#kept.outdate(path);
    }
    for (const variable of this.#shared.all) this.#kept.settle(variable.name);
  }

  #isAsBefore(name: string, variable: SharedVariable): boolean {
    const before = this.#kept.givenThen(name);
    if (!before) return variable.givers.size === 0;
    const now = this.#answers.given(variable);
    return (
      before.size === now.size && [...before].every(([key, value]) => isAs(now.get(key), value))
    );
  }
}

function isAs(one: AbstractValue | undefined, other: AbstractValue): boolean {
  return one !== undefined && sameValue(one, other);
}
