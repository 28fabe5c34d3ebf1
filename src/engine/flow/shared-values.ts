import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import { storeMember } from "./stored-members.ts";
import { SharedVariable } from "./computation.ts";
import type { Computations } from "./computations.ts";

/** Callers decide what is in objects in objects as well; what is deeper is left out. */
const MAX_DEPTH = 2;

/** What is written in one place and read in others: variables of modules, channels that models describe. */
export class SharedValues {
  readonly #computations: Computations;
  readonly #known = new Map<string, SharedVariable>();

  constructor(computations: Computations) {
    this.#computations = computations;
  }

  /** All that was read or given so far. */
  get all(): Iterable<SharedVariable> {
    return this.#known.values();
  }

  /** A function gives something; what its caller decides of it is given by the caller. */
  give(
    id: string,
    value: AbstractValue,
    giver: { readonly gives: Map<string, AbstractValue> },
  ): void {
    const shares = this.#computations.findings?.shares;
    const shared = this.named(id);
    const before = shares?.get(shared);
    shares?.set(shared, before ? join([before, value]) : value);
    const open = leftOpen(value);
    if (open === NOTHING) return;
    const given = giver.gives.get(id);
    giver.gives.set(id, given ? join([given, open]) : open);
  }

  /** What functions gave, as far as it was told; whoever asks is told between two rounds. */
  given(id: string): AbstractValue | undefined {
    const shared = this.named(id);
    this.#computations.note(shared);
    return shared.told;
  }

  /** What goes by a name, known or not. */
  named(id: string): SharedVariable {
    const known = this.#known.get(id);
    if (known) return known;
    const made = new SharedVariable(id);
    this.#known.set(id, made);
    this.#computations.answers.introduce(made);
    return made;
  }
}

/** What of a value the caller decides. */
function leftOpen(value: AbstractValue, depth = 0): AbstractValue {
  const { unknowns } = value;
  let open: AbstractValue = unknowns.length === 0 ? NOTHING : { ...NOTHING, unknowns };
  if (depth >= MAX_DEPTH) return open;
  for (const [name, member] of value.members ?? []) {
    const inside = leftOpen(member, depth + 1);
    if (inside !== NOTHING) open = storeMember(open, name, inside);
  }
  return open;
}
