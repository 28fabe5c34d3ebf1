import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";

/** What a function is called with. */
export interface Handed {
  /** The first argument. */
  readonly value: AbstractValue;
  /** A list of the others, where there are any. */
  readonly more?: AbstractValue | undefined;
}

/** What it is called with in one of two places. */
export function bothHanded(before: Handed | undefined, after: Handed): Handed {
  if (!before) return after;
  const value = join([before.value, after.value]);
  if (!before.more && !after.more) return { value };
  return { value, more: join([before.more ?? NOTHING, after.more ?? NOTHING]) };
}
