import { type AbstractValue, join } from "./abstract-value.ts";
import type { FilledMember, HandedOver } from "./handlers.ts";
import type { ProtectionRow } from "../models/model.ts";
import { DistinctValues } from "./distinct-values.ts";
import { addNearest } from "./nearest-flow.ts";
import type { Flow } from "./summary.ts";

/** Something that answers rest on: code, the shape of a file, or another answer. */
export interface Fact {
  /** When it changed last. */
  changedAt: number;
  readonly readers: Set<Computation>;
}

/** Something that a file gives, and that is not computed. */
export class Input implements Fact {
  readonly file: string;
  changedAt = 0;
  readonly readers = new Set<Computation>();

  constructor(file: string) {
    this.file = file;
  }
}

/**
 * What a variable of a module, or a channel, is given by functions. They add to it while the program is solved, so it
 * is told to those who read it only between two rounds, when all functions have had their say.
 */
export class SharedVariable extends Input {
  readonly name: string;
  readonly givers = new Set<Computation>();
  readonly distinct = new DistinctValues();
  told: AbstractValue | undefined;

  constructor(name: string) {
    super(name);
    this.name = name;
  }
}

/** How an answer is found, and when a new one is no news. */
export interface Question<Value> {
  readonly ask: () => Value;
  readonly isSame: (one: Value, other: Value) => boolean;
  /** What is taken for the answer while it is being looked for. */
  readonly start: Value;
}

/** What an evaluation says besides its answer. */
export interface Findings {
  readonly flows: Map<string, Flow>;
  readonly protections: Map<ProtectionRow, string>;
  readonly shares: Map<SharedVariable, AbstractValue>;
  readonly handedOver: HandedOver[];
  readonly filled: FilledMember[];
  /** True where only the names of a function's parameters say what it is called with. */
  isGuess: boolean;
}

/**
 * - `absent`: never asked for, or what it rested on is gone;
 * - `running`: whoever asks now gets an unfinished answer;
 * - `provisional`: rests on an unfinished answer, and is as good as that;
 * - `doubtful`: something that it rested on may have changed;
 * - `checking`: what it rested on is being looked at;
 * - `final`.
 */
type State = "absent" | "running" | "provisional" | "doubtful" | "checking" | "final" | "dropped";

/** An answer that is remembered, with what it rests on. */
export class Computation implements Fact {
  readonly key: string;
  readonly question: Question<unknown>;
  readonly readers = new Set<Computation>();
  changedAt = 0;
  /** Up to when the answer is known to hold. */
  checkedAt = 0;
  state: State = "absent";
  /** Roots are kept though nobody reads them. */
  isRoot = false;
  /** The last final answer. */
  value: unknown = undefined;
  hasValue = false;
  reads: readonly Fact[] = [];
  findings: Findings | undefined;
  /** What is there of it while it is being computed; absent for finished ones. */
  run: Run | undefined;

  constructor(key: string, question: Question<unknown>) {
    this.key = key;
    this.question = question;
  }
}

/** A computation while it runs, or rests on one that runs. */
export class Run {
  /** Its place among those that run. */
  readonly depth: number;
  /** The answer so far. */
  value: unknown;
  /** The lowest one that runs of which an unfinished answer was read. */
  low = Infinity;
  /** True when that was a module in the middle of its code, so that later parts may see more. */
  isPartial = false;
  /** What modules had done when it began. */
  clock = 0;
  wasRead = false;
  /** True when answers that rest on this one moved in the latest round. */
  isUnstable = false;
  reads = new Set<Fact>();
  /** Most find nothing. */
  findings: Findings | undefined;
  /** Those that rest on this one. */
  members: Computation[] = [];

  constructor(depth: number, value: unknown) {
    this.depth = depth;
    this.value = value;
  }

  get found(): Findings {
    return (this.findings ??= {
      flows: new Map(),
      protections: new Map(),
      shares: new Map(),
      handedOver: [],
      filled: [],
      isGuess: false,
    });
  }

  /** Forgets what one round did, before the next. */
  restart(): void {
    this.low = Infinity;
    this.isPartial = false;
    this.wasRead = false;
    this.isUnstable = false;
    this.reads = new Set();
    this.findings = undefined;
    this.members = [];
  }

  /** Takes over what another one read and found. */
  absorb(other: Run): void {
    for (const fact of other.reads) this.reads.add(fact);
    if (!other.findings) return;
    const { flows, protections, shares, handedOver, filled } = this.found;
    handedOver.push(...other.findings.handedOver);
    filled.push(...other.findings.filled);
    for (const [key, flow] of other.findings.flows) addNearest(flows, key, flow);
    for (const [row, folder] of other.findings.protections) protections.set(row, folder);
    for (const [variable, value] of other.findings.shares) {
      const known = shares.get(variable);
      shares.set(variable, known ? join([known, value]) : value);
    }
  }
}
