import { type AbstractValue, join } from "./abstract-value.ts";
import { callOf } from "./call-of.ts";
import type { Activation, Site, Solver } from "./solver.ts";

/** What stands in a text for a value: an object that has a `toString` of its own says it itself. */
export function spelled(
  solver: Solver,
  value: AbstractValue,
  site: Site,
  activation: Activation,
): AbstractValue {
  if (value.instances.length === 0 && !value.members?.has("toString")) return value;
  const { closures } = solver.load(value, "toString", site, activation);
  if (closures.length === 0) return value;
  return join(
    closures.map((closure) => {
      const request = { ...callOf(closure, [], site), receiver: value, method: "toString" };
      return solver.callClosure(closure, request, activation).result;
    }),
  );
}
