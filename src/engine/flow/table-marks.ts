import type { AbstractValue } from "./abstract-value.ts";

/**
 * A table of values that knows what is in it: tables are never changed once a value holds them, and
 * most hold nothing that a caller, or whoever cleans a value, would have to look at.
 */
interface Marked extends ReadonlyMap<unknown, AbstractValue> {
  [PARTS]?: boolean;
  [OPEN]?: boolean;
}

const PARTS = Symbol("parts");
const OPEN = Symbol("open");

/** True when members, or members of those, have untrusted parts. */
export function holdsParts(members: Marked): boolean {
  let holds = members[PARTS];
  if (holds === undefined) {
    holds = false;
    for (const { taints, unknowns, members: inner } of members.values()) {
      holds =
        taints.length > 0 || unknowns.length > 0 || (inner !== undefined && holdsParts(inner));
      if (holds) break;
    }
    members[PARTS] = holds;
  }
  return holds;
}

/** True when anything in a value, or in what its functions saw, is a symbol that a caller fills in. */
export function isOpen(value: AbstractValue): boolean {
  const { unknowns, members, closures, foundUnder } = value;
  if (unknowns.length > 0 || (members && holdsOpen(members))) return true;
  for (const { captures, receiver } of closures)
    if ((captures.size > 0 && holdsOpen(captures)) || (receiver && isOpen(receiver))) return true;
  return foundUnder !== undefined && isOpen(foundUnder);
}

function holdsOpen(table: Marked): boolean {
  let holds = table[OPEN];
  if (holds === undefined) {
    holds = false;
    for (const value of table.values()) {
      holds = isOpen(value);
      if (holds) break;
    }
    table[OPEN] = holds;
  }
  return holds;
}
