import type { Taint, Trace, Unknown } from "./taint.ts";

/** More parts of one value than this are not told apart any more. */
const MAX_PARTS = 12;

export function joinTaints(lists: readonly (readonly Taint[])[]): readonly Taint[] {
  return joinParts(lists, sourceOf);
}

export function joinUnknowns(lists: readonly (readonly Unknown[])[]): readonly Unknown[] {
  return joinParts(lists, keyOf);
}

function sourceOf(taint: Taint): unknown {
  return taint.source;
}

function keyOf(unknown: Unknown): unknown {
  return unknown.key;
}

/** Parts of the same origin become one. Most lists are empty or the same, so nothing is made for them. */
function joinParts<Part extends Taint | Unknown>(
  lists: readonly (readonly Part[])[],
  originOf: (part: Part) => unknown,
): readonly Part[] {
  let only: readonly Part[] | undefined;
  let joined: Map<unknown, Part> | undefined;
  for (const list of lists) {
    if (list.length === 0 || list === only) continue;
    if (!only) {
      only = list;
      continue;
    }
    joined ??= new Map(only.map((part) => [originOf(part), part]));
    for (const part of list) {
      const origin = originOf(part);
      const known = joined.get(origin);
      joined.set(origin, known && known !== part ? worse(known, part) : part);
    }
  }
  return joined ? [...joined.values()].slice(0, MAX_PARTS) : (only ?? []);
}

/** Both may be there: what one of them can still harm, and the shorter way. */
function worse<Part extends Taint | Unknown>(one: Part, other: Part): Part {
  const cleared = one.cleared & other.cleared;
  const states = one.states | other.states;
  const trace = shorter(one.trace, other.trace);
  if (cleared === one.cleared && states === one.states && trace === one.trace) return one;
  return { ...one, cleared, states, trace };
}

function shorter(one: Trace | undefined, other: Trace | undefined): Trace | undefined {
  return (one?.length ?? 0) <= (other?.length ?? 0) ? one : other;
}
