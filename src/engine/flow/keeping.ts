import type { Computation } from "./computation.ts";
import { fileFlows } from "./file-flows.ts";
import type { KeptFlows } from "./kept-flows.ts";
import type { SharedValues } from "./shared-values.ts";

/** Hands what a solver found over to what is kept, and sees to it that what belongs together is solved together. */
export class Keeping {
  readonly #kept: KeptFlows;
  readonly #shared: SharedValues;

  constructor(kept: KeptFlows, shared: SharedValues) {
    this.#kept = kept;
    this.#shared = shared;
  }

  /** Files that are kept and have to be solved again, those among them that share variables with what was solved here. */
  connect(): string[] {
    const reads: string[] = [];
    const gives: string[] = [];
    for (const variable of this.#shared.all) {
      if (variable.readers.size > 0) reads.push(variable.name);
      if (variable.givers.size > 0) gives.push(variable.name);
    }
    this.#kept.connect(reads, gives);
    return [...this.#kept.stale];
  }

  /** Keeps what these files gave. */
  keep(roots: ReadonlyMap<string, Computation>, givenUp: ReadonlySet<string>): void {
    this.connect();
    const all = [...fileFlows(roots, givenUp)].map(([path, flows]) => {
      const isFinal = roots.get(path)?.state === "final";
      // What others give the variables that it read was not known here.
      const isWhole = !flows.reads.some((name) => this.#kept.isGiven(name));
      return { path, flows, holds: isFinal && isWhole };
    });
    for (const { path, flows, holds } of all) {
      this.#kept.keep(path, flows);
      if (!holds) this.#kept.outdate(path);
    }
  }
}
