import { type AbstractValue, asText } from "./abstract-value.ts";
import { joinTaints, joinUnknowns } from "./join-parts.ts";
import type { Solver } from "./solver.ts";

/** Parts of an address that decide where it leads. */
const LEADING_PARTS = new Set(["host", "hostname", "href"]);

/** `url.host = x`: from then on the address as a whole leads where `x` says. */
export function ledElsewhere(
  solver: Solver,
  object: AbstractValue,
  name: string,
  value: AbstractValue,
): AbstractValue {
  if (!LEADING_PARTS.has(name) || object.apis.length === 0) return object;
  const address = solver.program.trie.type("global.URL");
  if (!address || !object.apis.includes(address)) return object;
  const { taints, unknowns } = asText(value);
  return {
    ...object,
    taints: joinTaints([object.taints, taints]),
    unknowns: joinUnknowns([object.unknowns, unknowns]),
  };
}
