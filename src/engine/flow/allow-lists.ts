import { ANY_MEMBER, type AbstractValue, asText, loadAny } from "./abstract-value.ts";

/**
 * A list that nobody outside fills: written down, configured, or stored by the shop. A list that a
 * function is handed is what its callers check with; an object may be the one that was sent.
 */
export function isAllowList(list: AbstractValue, isTable: boolean): boolean {
  const { taints, unknowns } = asText(loadAny(list));
  return (
    taints.every(({ source }) => source.kind === "stored" || source.kind === "identity") &&
    !(isTable && unknowns.some(({ symbol }) => symbol.kind === "parameter"))
  );
}

/** A table whose names are all known: `{ small: 1, large: 2 }`. */
export function isWrittenDown({
  members,
  taints,
  unknowns,
  apis,
  instances,
}: AbstractValue): boolean {
  const isMore = taints.length + unknowns.length + apis.length + instances.length > 0;
  return members !== undefined && members.size > 0 && !members.has(ANY_MEMBER) && !isMore;
}
