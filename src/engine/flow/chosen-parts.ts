import { BY_BEGINNING, CHOSEN_PARTS, type Taint, type Unknown } from "./taint.ts";

/** A value, as far as it is somebody else's. */
interface Parts {
  readonly taints: readonly Taint[];
  readonly unknowns: readonly Unknown[];
}

/**
 * A member of a whole that goes on as a part of it: the query of an address stands behind the
 * beginning of that, as one that was put there does. Whoever reads it alone fears it again.
 */
export function keptAsPart<Value extends Parts>(name: string, member: Value): Value {
  const { taints, unknowns } = member;
  if (!CHOSEN_PARTS.has(name) || taints.length + unknowns.length === 0) return member;
  return {
    ...member,
    taints: taints.map(behindBeginning),
    unknowns: unknowns.map(behindBeginning),
  };
}

function behindBeginning<Part extends Taint | Unknown>(part: Part): Part {
  return { ...part, cleared: part.cleared | BY_BEGINNING };
}
