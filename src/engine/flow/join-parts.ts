import { effort } from "./effort.ts";
import type { Taint, Trace, Unknown } from "./taint.ts";

/** More parts of one value than this are not told apart any more. */
export const MAX_PARTS = 12;
/** Of more lists than this many are the same one. */
const MANY_LISTS = 6;

export function joinTaints(lists: readonly (readonly Taint[])[]): readonly Taint[] {
  return joinParts(lists, sourceOf);
}

export function joinUnknowns(lists: readonly (readonly Unknown[])[]): readonly Unknown[] {
  return joinParts(lists, keyOf);
}

/**
 * One field of several values. Most of them have nothing there, or the same, so that lists are made
 * only where two say something.
 */
export function joinField<Value, Item>(
  values: readonly Value[],
  fieldOf: (value: Value) => readonly Item[],
  joinSeveral: (lists: readonly (readonly Item[])[]) => readonly Item[],
): readonly Item[] {
  let only: readonly Item[] | undefined;
  for (const value of values) {
    const list = fieldOf(value);
    if (list.length === 0 || list === only) continue;
    if (only) return joinSeveral(values.map(fieldOf));
    only = list;
  }
  return only ?? NONE;
}

const NONE: readonly never[] = [];

/** The lists that hold anything, each once. */
export function filledLists<Item>(
  lists: readonly (readonly Item[])[],
): readonly (readonly Item[])[] {
  return lists.filter((list, i) => list.length > 0 && lists.indexOf(list) === i);
}

export function joinLists<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const filled = filledLists(lists);
  return filled.length <= 1 ? (filled[0] ?? []) : [...new Set(filled.flat())];
}

/** References to the same thing of the program are one; the latest says most. */
export function joinByKey<Reference extends { readonly file: string; readonly index: number }>(
  lists: readonly (readonly Reference[])[],
): readonly Reference[] {
  const byKey = new Map<string, Reference>();
  for (const each of filledLists(lists).flat()) byKey.set(`${each.file}:${each.index}`, each);
  return [...byKey.values()].slice(0, MAX_PARTS);
}

/** The text that all begin with, if there is any. */
export function commonBeginning(
  values: readonly { readonly prefix: string | undefined }[],
): string | undefined {
  let common = values[0]?.prefix;
  for (const { prefix } of values) {
    if (prefix === undefined || common === undefined) return undefined;
    let length = 0;
    while (length < common.length && common[length] === prefix[length]) length++;
    common = common.slice(0, length);
  }
  return common === "" ? undefined : common;
}

/** What is the same on all ways is known: a module's member that two names of the module hold. */
export function commonConstant<Constant extends { readonly value: unknown }>(
  values: readonly { readonly constant: Constant | undefined }[],
): Constant | undefined {
  const constant = values[0]?.constant;
  if (!constant) return undefined;
  const isSame = values.every(
    ({ constant: other }) => other !== undefined && Object.is(other.value, constant.value),
  );
  return isSame ? constant : undefined;
}

/** True when both hold the same parts in the same order. */
export function sameParts(one: readonly object[], other: readonly object[]): boolean {
  return (
    one === other || (one.length === other.length && one.every((part, i) => part === other[i]))
  );
}

interface Nested {
  readonly members: ReadonlyMap<string, Nested> | undefined;
}

/** How deep members are nested, up to a limit. */
export function depthOf({ members }: Nested, limit: number): number {
  if (!members || limit === 0) return 0;
  let deepest = 0;
  for (const member of members.values()) deepest = Math.max(deepest, depthOf(member, limit - 1));
  return deepest + 1;
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
  const seen = lists.length > MANY_LISTS ? new Set<readonly Part[]>() : undefined;
  for (const list of lists) {
    if (list.length === 0 || list === only || seen?.has(list)) continue;
    seen?.add(list);
    if (!only) {
      only = list;
      continue;
    }
    if (!joined) {
      // Often one of them is a part of the other.
      if (isWithin(list, only)) continue;
      if (only.length < MAX_PARTS && isWithin(only, list)) {
        only = list;
        continue;
      }
      joined = new Map(only.map((part) => [originOf(part), part]));
    }
    effort.parts += list.length;
    for (const part of list) {
      const origin = originOf(part);
      const known = joined.get(origin);
      // What comes after so many is not told apart, so it need not be collected.
      if (known ? known === part : joined.size >= MAX_PARTS) continue;
      joined.set(origin, known ? worse(known, part) : part);
    }
  }
  return joined ? [...joined.values()].slice(0, MAX_PARTS) : (only ?? []);
}

function isWithin(list: readonly object[], other: readonly object[]): boolean {
  if (list.length > other.length) return false;
  for (const part of list) if (!other.includes(part)) return false;
  return true;
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
