import type { AbstractValue } from "./abstract-value.ts";
import { sameValue } from "./same-value.ts";

/**
 * Which of the values that a variable was given say the same. Hundreds of functions may give one
 * variable something, each of which is told to its readers, so what was compared once is remembered.
 */
export class DistinctValues {
  /** The first value known to say the same, by value. */
  #first = new Map<AbstractValue, AbstractValue>();

  /** The first of each that say the same, in the order given. Only of these the next call knows. */
  of(values: readonly AbstractValue[]): AbstractValue[] {
    const known = new Set(this.#first.values());
    const first = new Map<AbstractValue, AbstractValue>();
    const distinct = new Map<AbstractValue, AbstractValue>();
    for (const value of values) {
      const same = this.#first.get(value) ?? sameIn(known, value) ?? value;
      known.add(same);
      first.set(value, same);
      if (!distinct.has(same)) distinct.set(same, value);
    }
    this.#first = first;
    return [...distinct.values()];
  }
}

function sameIn(
  known: ReadonlySet<AbstractValue>,
  value: AbstractValue,
): AbstractValue | undefined {
  for (const each of known) if (sameValue(each, value)) return each;
  return undefined;
}
