import { type AbstractValue, type Closure, NOTHING } from "./abstract-value.ts";
import type { CallRequest, Site } from "./solver.ts";

/** A call of one function with these arguments. */
export function callOf(closure: Closure, given: readonly AbstractValue[], site: Site): CallRequest {
  return {
    callee: { ...NOTHING, closures: [closure] },
    receiver: undefined,
    method: undefined,
    arguments: given,
    spreadFrom: given.length,
    isNew: false,
    site,
  };
}
