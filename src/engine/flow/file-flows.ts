import type { ProtectionRow } from "../models/model.ts";
import type { AbstractValue } from "./abstract-value.ts";
import { Bits } from "./bits.ts";
import {
  Computation,
  type Fact,
  type Findings,
  SharedVariable,
  type Input,
} from "./computation.ts";
import type { FilledMember, HandedOver } from "./handlers.ts";
import type { Flow } from "./summary.ts";
import { toldValue } from "./told-value.ts";

/** What solving one file gave: plain data that holds without the answers that it was taken from. */
export interface FileFlows {
  /** The files on whose code it rests. */
  readonly rests: readonly string[];
  readonly flows: readonly Flow[];
  readonly protections: readonly (readonly [row: ProtectionRow, where: string])[];
  readonly handedOver: readonly HandedOver[];
  readonly filled: readonly FilledMember[];
  /** Variables of modules and channels that functions give something, by name: those that it read, and those that it gave something. */
  readonly reads: readonly string[];
  readonly gives: ReadonlyMap<string, Given>;
  /** True when it took too much work and was followed in part. */
  readonly isGivenUp: boolean;
}

/** What a variable is given, by the key of the answer that gave it; undefined where only that it was given something is known. */
type Given = ReadonlyMap<string, AbstractValue> | undefined;

/** Takes from the answers what each of these files gave. Only between two runs. */
export function fileFlows(
  roots: ReadonlyMap<string, Computation>,
  givenUp: ReadonlySet<string>,
): Map<string, FileFlows> {
  const reach = new Reach();
  return new Map([...roots].map(([path, root]) => [path, reach.flowsOf(root, givenUp.has(path))]));
}

interface Visit {
  readonly computation: Computation;
  readonly order: number;
  /** The earliest visit that it leads back to. */
  low: number;
  next: number;
  readonly bits: Bits;
  isDone: boolean;
}

/** Everything that computations rest on, directly or through others. Those that rest on one another share what they rest on. */
class Reach {
  readonly #visits = new Map<Computation, Visit>();
  readonly #open: Visit[] = [];
  /** What a bit stands for: a file or variable that was read, or an answer that found something. */
  readonly #facts: (Input | Computation)[] = [];
  readonly #numbers = new Map<string | Input | Computation, number>();

  flowsOf(root: Computation, isGivenUp: boolean): FileFlows {
    const { bits } = this.#visits.get(root) ?? this.#visit(root);
    const rests = new Set<string>();
    const reads = new Set<string>();
    const gives = new Map<string, Map<string, AbstractValue>>();
    const found: Findings[] = [];
    for (const bit of bits) {
      const fact = this.#facts[bit];
      if (fact instanceof SharedVariable) reads.add(fact.name);
      else if (fact instanceof Computation) {
        if (!fact.findings) continue;
        found.push(fact.findings);
        for (const [variable, value] of fact.findings.shares) {
          const name = variable.name;
          const given = gives.get(name) ?? new Map();
          gives.set(name, given.set(fact.key, toldValue(value)));
        }
      } else if (fact) rests.add(fact.file);
    }
    return {
      rests: [...rests],
      flows: found.flatMap(({ flows }) => [...flows.values()]),
      protections: found.flatMap(({ protections }) => [...protections]),
      handedOver: found.flatMap(({ handedOver }) => handedOver),
      filled: found.flatMap(({ filled }) => filled),
      reads: [...reads],
      gives,
      isGivenUp,
    };
  }

  #visit(start: Computation): Visit {
    const first = this.#enter(start);
    const path = [first];
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const fact = visit.computation.reads[visit.next++];
      if (fact) {
        const below = this.#note(fact, visit);
        if (below) path.push(below);
        continue;
      }
      path.pop();
      this.#leave(visit, path.at(-1));
    }
    return first;
  }

  /** What a visit reads; the visit of another computation where that is still to be made. */
  #note(fact: Fact, visit: Visit): Visit | undefined {
    if (!(fact instanceof Computation)) {
      const input = fact as Input;
      const key = fact instanceof SharedVariable ? input : input.file;
      visit.bits.add(this.#number(key, input));
      return undefined;
    }
    const known = this.#visits.get(fact);
    if (!known) return this.#enter(fact);
    if (known.isDone) visit.bits.addAll(known.bits);
    else visit.low = Math.min(visit.low, known.order);
    return undefined;
  }

  #enter(computation: Computation): Visit {
    const order = this.#visits.size;
    const bits = new Bits();
    const visit = { computation, order, low: order, next: 0, bits, isDone: false };
    this.#visits.set(computation, visit);
    this.#open.push(visit);
    if (computation.findings) bits.add(this.#number(computation, computation));
    return visit;
  }

  #leave(visit: Visit, above: Visit | undefined): void {
    if (visit.low === visit.order) {
      // All that rest on one another rest on the same.
      for (let each = this.#open.pop(); each; each = this.#open.pop()) {
        if (each !== visit) visit.bits.addAll(each.bits);
        each.isDone = true;
        if (each === visit) break;
        this.#visits.set(each.computation, visit);
      }
    }
    if (!above) return;
    if (visit.isDone) above.bits.addAll(visit.bits);
    else above.low = Math.min(above.low, visit.low);
  }

  #number(key: string | Input | Computation, fact: Input | Computation): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#facts.push(fact) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}
