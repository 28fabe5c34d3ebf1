import { isData } from "./constant-data.ts";
import { effort } from "./effort.ts";
import type { Taint, Unknown } from "./taint.ts";

/** What of a value can hold others. */
interface Holder {
  readonly taints: readonly Taint[];
  readonly unknowns: readonly Unknown[];
  readonly apis: readonly object[];
  readonly members: ReadonlyMap<string, Holder> | undefined;
  readonly closures: readonly HoldingFunction[];
  readonly classes: readonly HoldingClass[];
  readonly instances: readonly HoldingClass[];
}

interface HoldingFunction {
  readonly file: string;
  readonly index: number;
  readonly captures: ReadonlyMap<number, Holder>;
  readonly receiver?: Holder | undefined;
}

interface HoldingClass {
  readonly captures: ReadonlyMap<number, Holder>;
  readonly superclass: Holder | undefined;
}

/**
 * Objects that hold functions that saw such objects double with each function that is added. A
 * value that weighs more than this says less, so that whatever is done with a value costs little.
 */
const MAX_WEIGHT = 500;
/** What is made lighter is made so light that it can grow for a while. */
const CUT_WEIGHT = MAX_WEIGHT / 2;

/** An object with many members that are simple grows no faster than the names that a program writes. */
const MAX_WIDTH = 4 * MAX_WEIGHT;

/** How deep members stay, and how deep what functions saw where they were made; the first that is light enough. */
const CUTS: readonly (readonly [members: number, captures: number])[] = [
  [4, 2],
  [4, 1],
  [2, 1],
  [2, 0],
];

/** A table of values that knows what it weighs: tables are never changed once a value holds them. */
interface Weighed extends ReadonlyMap<unknown, Holder> {
  [WEIGHT]?: number;
}

const WEIGHT = Symbol("weight");

/** How many values a value is made of, each counted as often as it is met on the way. */
export function weightOf(value: Holder): number {
  const { members, closures, classes, instances } = value;
  let weight = 1 + closures.length + classes.length + instances.length;
  if (members) weight += weightOfAll(members);
  for (const { captures, receiver } of closures) {
    weight += weightOfAll(captures);
    if (receiver) weight += weightOf(receiver);
  }
  for (const each of classes) weight += weightOfClass(each);
  for (const each of instances) weight += weightOfClass(each);
  return weight;
}

/** The value, or what is said of it when it has become too heavy. */
export function bounded<Value extends Holder>(value: Value): Value {
  const weight = weightOf(value);
  if (weight <= MAX_WEIGHT) return value;
  if (weight <= MAX_WIDTH && (isShallow(value) || isData(value))) return value;
  for (const [members, captures] of CUTS) {
    const lighter = cut(value, members, captures);
    if (weightOf(lighter) <= CUT_WEIGHT) return lighter;
  }
  const shallow = cut(value, 1, 0);
  return weightOf(shallow) <= MAX_WIDTH ? shallow : cut(value, 0, 0);
}

/** True for modules and other objects whose members have neither members nor functions that saw anything. */
function isShallow({ members, closures }: Holder): boolean {
  if (!members || closures.length > 0) return false;
  for (const member of members.values()) {
    if (
      member.members ||
      member.closures.some(({ captures, receiver }) => captures.size > 0 || receiver)
    )
      return false;
  }
  return true;
}

/** The value without what is deeper than that. */
function cut<Value extends Holder>(value: Value, depth: number, captures: number): Value {
  effort.parts++;
  let members: ReadonlyMap<string, Holder> | undefined;
  if (value.members && depth > 0) {
    members = new Map(
      [...value.members].map(([name, member]) => [name, cut(member, depth - 1, captures)]),
    );
  }
  return {
    ...value,
    members,
    closures: value.closures.map((each) => cutClosure(each, depth, captures)),
    classes: value.classes.map((each) => cutClass(each, depth, captures)),
    instances: value.instances.map((each) => cutClass(each, depth, captures)),
  };
}

function cutClosure(closure: HoldingFunction, depth: number, captures: number): HoldingFunction {
  const { file, index, receiver } = closure;
  if (closure.captures.size === 0 && !receiver) return closure;
  if (captures === 0) return { file, index, captures: NO_CAPTURES };
  return {
    file,
    index,
    captures: cutCaptures(closure.captures, depth, captures - 1),
    ...(receiver ? { receiver: cut(receiver, depth, captures - 1) } : {}),
  };
}

function cutClass(reference: HoldingClass, depth: number, captures: number): HoldingClass {
  const { superclass } = reference;
  if (reference.captures.size === 0 && !superclass) return reference;
  return {
    ...reference,
    captures: captures === 0 ? NO_CAPTURES : cutCaptures(reference.captures, depth, captures - 1),
    // What a class extends decides what its objects are, and chains of classes end.
    superclass: superclass && cut(superclass, 0, captures),
  };
}

function cutCaptures(
  values: ReadonlyMap<number, Holder>,
  depth: number,
  captures: number,
): ReadonlyMap<number, Holder> {
  return new Map([...values].map(([variable, value]) => [variable, cut(value, depth, captures)]));
}

const NO_CAPTURES: ReadonlyMap<number, Holder> = new Map();

function weightOfClass({ captures, superclass }: HoldingClass): number {
  return weightOfAll(captures) + (superclass ? weightOf(superclass) : 0);
}

/** Of a table that was made from another one, and is not changed any more. */
export function noteWeight(values: Weighed, weight: number): void {
  values[WEIGHT] = weight;
}

export function weightOfAll(values: Weighed): number {
  if (values.size === 0) return 0;
  let weight = values[WEIGHT];
  if (weight === undefined) {
    let sum = 0;
    values.forEach((value) => {
      sum += weightOf(value);
    });
    weight = sum;
    values[WEIGHT] = weight;
  }
  return weight;
}
