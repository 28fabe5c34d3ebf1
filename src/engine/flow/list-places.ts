import {
  ANY_MEMBER,
  type AbstractValue,
  NOTHING,
  join,
  loadAny,
  loadMember,
} from "./abstract-value.ts";
import { spreadOut } from "./flattened.ts";
import { storeAll, storeAny } from "./stored-members.ts";
import { ALL_ARGUMENTS } from "./taint.ts";

const POSITION = /^\d+$/;
/** Few functions that read `arguments` are called with more. */
const MAX_ARGUMENTS = 6;

/** How many elements a list has whose elements all stand at places that are known. */
function lengthOf({ members, taints, unknowns, apis }: AbstractValue): number | undefined {
  if (!members || taints.length + unknowns.length + apis.length > 0) return undefined;
  let length = 0;
  for (const name of members.keys()) {
    if (!POSITION.test(name)) return undefined;
    length = Math.max(length, Number(name) + 1);
  }
  return length;
}

/** True for all arguments of a function, as far as they have no name: a list, of whatever length. */
export function isArguments({ unknowns, taints, members }: AbstractValue): boolean {
  if (unknowns.length === 0 || taints.length > 0 || members) return false;
  return unknowns.every(
    ({ symbol, path }) =>
      path.length === 0 && symbol.kind === "parameter" && symbol.index === ALL_ARGUMENTS,
  );
}

/** The arguments from a place on, of which nobody knows how many there are. */
function someArguments(list: AbstractValue, from: number, end: number): AbstractValue {
  if (from < 0) return storeAny(NOTHING, loadAny(list));
  const places = Array.from({ length: Math.min(MAX_ARGUMENTS, end) }, (_, i) => i);
  return storeAll(
    NOTHING,
    places.map((i) => [String(i), loadMember(list, String(i + from))] as const),
  );
}

/** The list with its elements at places that nobody knows. */
export function unplaced(list: AbstractValue): AbstractValue {
  const { members } = list;
  if (!members || ![...members.keys()].some((name) => POSITION.test(name))) return list;
  const elements: AbstractValue[] = [];
  const others = new Map<string, AbstractValue>();
  for (const [name, member] of members) {
    if (POSITION.test(name) || name === ANY_MEMBER) elements.push(member);
    else others.set(name, member);
  }
  return storeAny({ ...list, members: others }, join(elements));
}

/** Elements move to other places; those that would stand before the first one, or from `end` on, are gone. */
function moved(list: AbstractValue, by: number, end = Infinity): AbstractValue {
  if (by === 0 && end === Infinity) return list;
  if (isArguments(list)) return someArguments(list, -by, end);
  if (lengthOf(list) === undefined) return unplaced(list);
  const members = new Map<string, AbstractValue>();
  for (const [name, member] of list.members ?? []) {
    const place = Number(name) + by;
    if (place >= 0 && place < end) members.set(String(place), member);
  }
  return { ...list, members };
}

/** `list.slice(from, to)` */
export function sliced(list: AbstractValue, [from, to]: readonly AbstractValue[]): AbstractValue {
  const first = from ? from.constant?.value : 0;
  const last = to ? to.constant?.value : Infinity;
  const isKnown = typeof first === "number" && typeof last === "number" && first >= 0 && last >= 0;
  return isKnown ? moved(list, -first, last - first) : unplaced(list);
}

/** The elements of one list behind those of another, of which it is known how many there are. */
export function appended(list: AbstractValue, more: AbstractValue): AbstractValue {
  return lengthOf(more) === undefined
    ? storeAny(list, spreadOut(more))
    : storeAll(list, behind(list, more.members ?? new Map()));
}

/** `[...list, ...more]`: what the second list holds, at the places that begin where the first one ends. */
export function behind(
  list: AbstractValue,
  more: ReadonlyMap<string, AbstractValue>,
): Iterable<readonly [string, AbstractValue]> {
  const start = list === NOTHING ? 0 : lengthOf(list);
  if (start === 0) return more;
  return [...more].map(([name, member]) => {
    const isPlaced = start !== undefined && POSITION.test(name);
    return [isPlaced ? String(Number(name) + start) : ANY_MEMBER, member] as const;
  });
}

/** What a method that changes a list leaves of it; undefined for other methods. */
export function changedList(
  method: string,
  list: AbstractValue,
  given: readonly AbstractValue[],
  spreadFrom: number,
): AbstractValue | undefined {
  switch (method) {
    case "shift":
      return moved(list, -1);
    case "reverse":
    case "sort":
      return unplaced(list);
    case "splice":
      return given.slice(2).reduce(storeAny, unplaced(list));
    case "unshift": {
      const isPlaced = lengthOf(list) !== undefined && spreadFrom === given.length;
      if (!isPlaced) return given.reduce(storeAny, unplaced(list));
      return storeAll(
        moved(list, given.length),
        given.map((value, i) => [String(i), value] as const),
      );
    }
    default:
      return undefined;
  }
}
