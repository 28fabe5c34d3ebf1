import type { Place } from "./frame.ts";
import type { Test } from "./ir.ts";

/** A test of the member at `path` of what a place holds. */
export interface PlacedTest {
  readonly place: Place;
  readonly path: readonly string[];
  readonly test: Test;
  /** Whether the test holds or fails where it applies. */
  readonly holds: boolean;
}

/** What is known where a condition is true, and where it is false. */
export interface Condition {
  readonly whenTrue: readonly PlacedTest[];
  readonly whenFalse: readonly PlacedTest[];
}

export const NOTHING_KNOWN: Condition = { whenTrue: [], whenFalse: [] };

export function negated(condition: Condition): Condition {
  return { whenTrue: condition.whenFalse, whenFalse: condition.whenTrue };
}

/** Both hold: what either says is true; nothing certain where one of them fails. */
export function both(left: Condition, right: Condition): Condition {
  return { whenTrue: [...left.whenTrue, ...right.whenTrue], whenFalse: [] };
}

export function oneOf(left: Condition, right: Condition): Condition {
  return { whenTrue: [], whenFalse: [...left.whenFalse, ...right.whenFalse] };
}

export function single(placed: Omit<PlacedTest, "holds">): Condition {
  return {
    whenTrue: [{ ...placed, holds: true }],
    whenFalse: [{ ...placed, holds: false }],
  };
}
