import { type AbstractValue, type Closure, NOTHING, asText } from "./abstract-value.ts";
import { HANDED } from "./handed-name.ts";
import { sameValue } from "./same-value.ts";

/** Registries hold functions that hold registries; what is deeper than this is told of the whole. */
const MAX_DEPTH = 2;
/** Functions that call one another, with the libraries that they see, are followed so far. */
const MAX_FUNCTIONS = 3;

/** Variables are told again and again what they were given. */
const told = new WeakMap<AbstractValue, AbstractValue>();

/**
 * What stays of a value that a function gives a module's variable. What its caller decides is the
 * caller's, and what is nested is cut, since a variable may be given what was made of itself.
 */
export function toldValue(value: AbstractValue): AbstractValue {
  const known = told.get(value);
  if (known) return known;
  const found = shortened(value, 0);
  told.set(value, found);
  return found;
}

/** A function that puts back what it found in a variable changes nothing. */
export function isNews(given: AbstractValue, held: AbstractValue): boolean {
  return !sameValue(given, held) && !sameValue(given, toldValue(held));
}

function shortened(value: AbstractValue, depth: number): AbstractValue {
  const isFlat =
    value.unknowns.length + value.closures.length === 0 && !value.members && !value.foundUnder;
  if (isFlat) return value;
  const isDeep = depth >= MAX_DEPTH;
  const { taints } = isDeep ? asText(value) : value;
  let members: Map<string, AbstractValue> | undefined;
  for (const [name, member] of value.members ?? []) {
    // What a library was handed runs when its object is called, however deep that lies.
    const told = !isDeep
      ? shortened(member, depth + 1)
      : name.startsWith(HANDED)
        ? called(member, MAX_DEPTH)
        : undefined;
    if (told) (members ??= new Map()).set(name, told);
  }
  const closures = value.closures.map((closure) => toldClosure(closure, depth));
  return { ...value, taints, unknowns: [], members, closures, foundUnder: undefined };
}

function toldClosure(closure: Closure, depth: number): Closure {
  const captures = new Map<number, AbstractValue>();
  const receiver = closure.receiver && shortened(closure.receiver, depth + 1);
  for (const [variable, value] of closure.captures) {
    // A check that a function calls counts however deep it stands.
    const told =
      depth >= MAX_DEPTH ? called(value, depth) : withFunctions(shortened(value, depth + 1), value);
    if (told) captures.set(variable, told);
  }
  return {
    file: closure.file,
    index: closure.index,
    captures,
    ...(receiver && depth < MAX_DEPTH ? { receiver } : {}),
  };
}

/** What of a value decides which code runs. */
function called({ closures, apis }: AbstractValue, depth: number): AbstractValue | undefined {
  const functions =
    depth < MAX_FUNCTIONS ? closures.map((each) => toldClosure(each, depth + 1)) : [];
  if (functions.length + apis.length === 0) return undefined;
  return { ...NOTHING, apis, closures: functions };
}

/** Functions of an object that see the object itself find one another in it, however deep they stand. */
function withFunctions(told: AbstractValue, { members }: AbstractValue): AbstractValue {
  if (told.members || !members) return told;
  let functions: Map<string, AbstractValue> | undefined;
  for (const [name, member] of members) {
    const inside = called(member, MAX_DEPTH - 1);
    if (!inside) continue;
    functions ??= new Map();
    functions.set(name, inside);
  }
  return functions ? { ...told, members: functions } : told;
}
