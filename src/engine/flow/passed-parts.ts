import type { AbstractValue } from "./abstract-value.ts";
import { ALL_KINDS, type Kinds, NO_KINDS } from "./taint.ts";

/** The kinds that a value harms no more after something was done with it. */
export function clearedBetween(before: AbstractValue, after: AbstractValue): Kinds {
  const parts = [...before.taints, ...before.unknowns];
  if (parts.length === 0) return NO_KINDS;
  const already = clearedOf(parts);
  return clearedOf([...after.taints, ...after.unknowns]) & ~already;
}

function clearedOf(parts: readonly { readonly cleared: Kinds }[]): Kinds {
  return parts.reduce((kinds, { cleared }) => kinds & cleared, ALL_KINDS);
}
