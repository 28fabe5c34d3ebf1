import { type AbstractValue, asText } from "./abstract-value.ts";
import { joinTaints, joinUnknowns } from "./join-parts.ts";
import type { Solver } from "./solver.ts";
import { BY_BEGINNING } from "./taint.ts";
import { clear, ofItself } from "./untrusted.ts";

/** Parts of an address that decide where it leads. */
const LEADING_PARTS = new Set(["host", "hostname", "href"]);

/** `url.pathname = x`: whatever it is, the host stands before it. */
export function behindHost(
  solver: Solver,
  object: AbstractValue,
  name: string,
  value: AbstractValue,
): AbstractValue {
  const isPath = name === "pathname" && isAddress(solver, object);
  return isPath ? ofItself(value, (part) => clear(part, BY_BEGINNING)) : value;
}

/** `url.host = x`: from then on the address as a whole leads where `x` says. */
export function ledElsewhere(
  solver: Solver,
  object: AbstractValue,
  name: string,
  value: AbstractValue,
): AbstractValue {
  if (!LEADING_PARTS.has(name) || !isAddress(solver, object)) return object;
  const { taints, unknowns } = asText(value);
  return {
    ...object,
    taints: joinTaints([object.taints, taints]),
    unknowns: joinUnknowns([object.unknowns, unknowns]),
  };
}

export function isAddress({ program }: Solver, { apis }: AbstractValue): boolean {
  const address = apis.length > 0 ? program.trie.type("global.URL") : undefined;
  return address !== undefined && apis.includes(address);
}
