import type { AbstractValue, ClassReference, Closure } from "./abstract-value.ts";
import type { PlacedPattern } from "./placed-pattern.ts";
import type { CalledWith, Hit, MemberSays, Summary } from "./summary.ts";
import type { Taint, Trace, Unknown } from "./taint.ts";

/** Values nest through captures and superclasses; what is deeper than this counts as changed. */
const MAX_DEPTH = 24;
const NO_PATHS: readonly string[] = [];
const NONE: readonly PlacedPattern[] = [];

/** True when two values say the same, the way they came included. Most are the same object. */
export function sameValue(
  one: AbstractValue | undefined,
  other: AbstractValue | undefined,
  depth = 0,
): boolean {
  if (one === other) return true;
  if (!one || !other || depth > MAX_DEPTH) return false;
  return (
    one.prefix === other.prefix &&
    sameList(one.paths ?? NO_PATHS, other.paths ?? NO_PATHS, Object.is) &&
    sameConstant(one, other) &&
    samePattern(one.regex, other.regex) &&
    sameList(one.patterns ?? NONE, other.patterns ?? NONE, samePattern) &&
    sameValue(one.foundUnder, other.foundUnder, depth + 1) &&
    sameList(one.taints, other.taints, sameTaint) &&
    sameList(one.unknowns, other.unknowns, sameUnknown) &&
    sameList(one.apis, other.apis, Object.is) &&
    sameNames(one.replaced, other.replaced) &&
    sameList(one.closures, other.closures, sameClosure, depth + 1) &&
    sameList(one.classes, other.classes, sameClass, depth + 1) &&
    sameList(one.instances, other.instances, sameClass, depth + 1) &&
    sameMap(one.members, other.members, sameValue, depth + 1)
  );
}

function samePattern(one: PlacedPattern | undefined, other: PlacedPattern | undefined): boolean {
  return (
    one === other ||
    (one?.pattern === other?.pattern &&
      one?.flags === other?.flags &&
      one?.at?.start === other?.at?.start &&
      one?.at?.file === other?.at?.file)
  );
}

/** True when callers cannot tell two summaries apart. */
export function sameSummary(one: Summary, other: Summary): boolean {
  if (one === other) return true;
  return (
    one.asksWhose === other.asksWhose &&
    one.demandsSecret === other.demandsSecret &&
    sameValue(one.returned, other.returned) &&
    sameValue(one.thrown, other.thrown) &&
    sameValue(one.rejected, other.rejected) &&
    sameList(one.parametersAfter, other.parametersAfter, sameValue) &&
    sameList(one.parametersWhenTrue, other.parametersWhenTrue, sameValue) &&
    sameList(one.parametersWhenFalse, other.parametersWhenFalse, sameValue) &&
    sameList(one.members ?? [], other.members ?? [], sameMember) &&
    sameValue(one.receiverAfter, other.receiverAfter) &&
    sameList(one.hits, other.hits, sameHit) &&
    sameMap(one.calledWith, other.calledWith, sameCall) &&
    sameValues(one.shares, other.shares) &&
    sameValues(one.gives, other.gives)
  );
}

/** True when two tables hold the same values under the same keys. */
export function sameValues<Key>(
  one: ReadonlyMap<Key, AbstractValue>,
  other: ReadonlyMap<Key, AbstractValue>,
): boolean {
  return sameMap(one, other, sameValue);
}

function sameMember(one: MemberSays, other: MemberSays): boolean {
  return (
    one.name === other.name &&
    sameList(one.whenTrue, other.whenTrue, sameValue) &&
    sameList(one.whenFalse, other.whenFalse, sameValue)
  );
}

function sameConstant(one: AbstractValue, other: AbstractValue): boolean {
  if (!one.constant || !other.constant) return one.constant === other.constant;
  return Object.is(one.constant.value, other.constant.value);
}

function sameTaint(one: Taint, other: Taint): boolean {
  return one === other || (one.source === other.source && samePart(one, other));
}

function sameUnknown(one: Unknown, other: Unknown): boolean {
  return one === other || (one.key === other.key && samePart(one, other));
}

function samePart(one: Taint | Unknown, other: Taint | Unknown): boolean {
  return (
    one.cleared === other.cleared &&
    one.states === other.states &&
    sameTrace(one.trace, other.trace)
  );
}

function sameTrace(one: Trace | undefined, other: Trace | undefined): boolean {
  let a = one;
  let b = other;
  while (a !== b) {
    if (!a || !b || a.length !== b.length) return false;
    const { step: s } = a;
    const { step: t } = b;
    const isSame =
      s.file === t.file && s.start === t.start && s.end === t.end && s.message === t.message;
    if (!isSame) return false;
    a = a.before;
    b = b.before;
  }
  return true;
}

function sameClosure(one: Closure, other: Closure, depth?: number): boolean {
  if (one === other) return true;
  return (
    one.file === other.file &&
    one.index === other.index &&
    sameValue(one.receiver, other.receiver, depth) &&
    sameMap(one.captures, other.captures, sameValue, depth)
  );
}

function sameClass(one: ClassReference, other: ClassReference, depth?: number): boolean {
  if (one === other) return true;
  return (
    one.file === other.file &&
    one.index === other.index &&
    sameValue(one.superclass, other.superclass, depth) &&
    sameMap(one.captures, other.captures, sameValue, depth)
  );
}

function sameHit(one: Hit, other: Hit): boolean {
  if (one === other) return true;
  const { sink: s } = one;
  const { sink: t } = other;
  const isSame =
    s.file === t.file &&
    s.range.start === t.range.start &&
    s.range.end === t.range.end &&
    s.row.kind === t.row.kind &&
    s.row.says === t.row.says &&
    s.member === t.member &&
    s.asked === t.asked &&
    sameList(s.pending?.given ?? [], t.pending?.given ?? [], sameValue);
  return isSame && sameUnknown(one.unknown, other.unknown);
}

function sameCall(one: CalledWith, other: CalledWith): boolean {
  if (one === other) return true;
  if (!one.more || !other.more) return one.more === other.more && sameValue(one.value, other.value);
  return sameValue(one.value, other.value) && sameValue(one.more, other.more);
}

function sameNames(
  one: ReadonlySet<string> | undefined,
  other: ReadonlySet<string> | undefined,
): boolean {
  if (one === other) return true;
  return one?.size === other?.size && [...(one ?? [])].every((name) => other?.has(name));
}

function sameList<Item>(
  one: readonly Item[],
  other: readonly Item[],
  same: (a: Item, b: Item, depth?: number) => boolean,
  depth?: number,
): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++)
    if (!same(one[i] as Item, other[i] as Item, depth)) return false;
  return true;
}

function sameMap<Key, Item>(
  one: ReadonlyMap<Key, Item> | undefined,
  other: ReadonlyMap<Key, Item> | undefined,
  same: (a: Item, b: Item, depth?: number) => boolean,
  depth?: number,
): boolean {
  if (one === other) return true;
  if (!one || one.size !== other?.size) return false;
  for (const [key, item] of one) {
    const known = other.get(key);
    if (known === undefined || !same(item, known, depth)) return false;
  }
  return true;
}
