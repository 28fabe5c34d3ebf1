import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import type { Computations } from "./computations.ts";
import { sameValue } from "./same-value.ts";

/** The value that a question is answered with: remembered under its key, and found again when what it rests on changed. */
export function answeredValue(
  computations: Computations,
  key: string,
  ask: () => AbstractValue,
): AbstractValue {
  const computation = computations.answers.at(key, () => ({
    ask,
    isSame: sameValue,
    start: NOTHING,
  }));
  return computations.read(computation) as AbstractValue;
}
