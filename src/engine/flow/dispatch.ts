import {
  type AbstractValue,
  type ClassReference,
  type Closure,
  NOTHING,
} from "./abstract-value.ts";
import { constantValue } from "./constant-value.ts";
import { patternsOf } from "./placed-pattern.ts";
import { isRequestPart } from "../ir/request-part.ts";
import { PLAIN } from "./content-type.ts";
import { isSwitch } from "./option-switches.ts";
import { patternTable } from "./pattern-tables.ts";
import { HANDED } from "./handed-name.ts";

/** A member that no program reads: the value is a list of texts that are written down, and not an empty one. */
export const LISTED = "[listed]";

/** How deep into an argument the callee is told what can be called in it. */
const MAX_DEPTH = 2;
/** How much deeper in a table of an object's own, whose functions its methods call: `this.handlers.get(name).run(message)`. */
const TABLE_DEPTH = 2;
/** The same below a schema, which says with its members what passes: an object in a list in an object. */
const SCHEMA_DEPTH = 6;

/**
 * What of a value decides which code a call of it or of its members runs: library objects,
 * functions, instances. Nothing untrusted is in it, so that one evaluation of the callee serves
 * all calls that hand over the same kinds of things.
 */
export function dispatchOf(value: AbstractValue, depth = 0, limit = MAX_DEPTH): AbstractValue {
  if (value === NOTHING) return NOTHING;
  // Which part of a request is looked at decides what a check does.
  if (isRequestPart(value.constant?.value)) return constantValue(value.constant.value);
  // Most arguments are data of which nothing can be called.
  if (isData(value)) return NOTHING;
  let members: ReadonlyMap<string, AbstractValue> | undefined;
  const isSchema = value.apis.some(({ schemas }) => schemas.length > 0);
  // What an object's methods find in it is known of its class.
  const isObject = value.instances.length > 0;
  const near = isObject ? Math.min(limit, depth + 1) : limit;
  const deepest = isSchema ? Math.max(limit, depth + SCHEMA_DEPTH) : near;
  if (depth >= deepest) members = withHanded(patternTable(value.members), value, depth);
  else {
    const told = new Map<string, AbstractValue>();
    for (const [name, member] of value.members ?? []) {
      // What is sent as plain text harms no page, so it decides what a function does.
      const farthest = isObject && isTable(member) ? deepest + TABLE_DEPTH : deepest;
      const isTold = name === PLAIN || isSwitch(name, member);
      const inside = isTold ? member : dispatchOf(member, depth + 1, farthest);
      // A member that the caller put over a library's is the library's no more.
      if (inside === NOTHING && !value.replaced?.has(name)) continue;
      told.set(name, inside);
    }
    if (told.size > 0) members = told;
  }
  if (isListed(value)) members = new Map([...(members ?? []), [LISTED, constantValue(true)]]);
  const { apis, classes, instances } = value;
  const closures = value.closures.map((closure) => withoutData(closure, depth, near));
  // What a schema asks for, what a check lets through, and how long a match may take.
  const { regex, patterns } = value;
  const isEmpty = apis.length + closures.length + classes.length + instances.length === 0;
  if (isEmpty && !members && !regex && !patterns) return NOTHING;
  const replaced = members && value.replaced;
  return { ...NOTHING, apis, closures, classes, instances, members, replaced, regex, patterns };
}

/** True where nothing of a value can be called, and it has no members that might. */
function isData(value: AbstractValue): boolean {
  return (
    !value.members &&
    !value.regex &&
    !value.patterns &&
    value.apis.length === 0 &&
    value.closures.length === 0 &&
    value.classes.length === 0 &&
    value.instances.length === 0
  );
}

/** Functions that a library was handed run when its object is called, however deep that lies. */
function withHanded(
  members: ReadonlyMap<string, AbstractValue> | undefined,
  value: AbstractValue,
  depth: number,
): ReadonlyMap<string, AbstractValue> | undefined {
  if (value.apis.length === 0 || !value.members) return members;
  const handed = [...value.members].filter(([name]) => name.startsWith(HANDED));
  if (handed.length === 0) return members;
  const functions = handed.map(([name, each]) => [name, dispatchOf(each, depth, depth)] as const);
  return new Map([...(members ?? []), ...functions]);
}

/** True of a list, a map or an object that is nothing else, and holds what can be found in it by name. */
function isTable({ apis, classes, closures, instances, members }: AbstractValue): boolean {
  return (
    members !== undefined && apis.length + classes.length + closures.length + instances.length === 0
  );
}

/** True of a list that holds a text at least, also where only that is known of it. */
export function isListed({ members }: AbstractValue): boolean {
  return members?.has(LISTED) || typeof members?.get("0")?.constant?.value === "string";
}

/** A text that is equal for values that dispatch alike, all that can be called in them included. */
export function dispatchKey(value: AbstractValue): string {
  if (value === NOTHING) return "";
  if (value.paths && !value.members) return `p${value.constant?.value} ${value.paths.join()}`;
  if (value.constant) return `"${value.constant.value}`;
  const parts: string[] = [];
  for (const node of value.apis) parts.push(`a${node.id}`);
  for (const each of value.closures) parts.push(closureKey(each));
  for (const each of value.classes) parts.push(`c${classKey(each)}`);
  for (const each of value.instances) parts.push(`i${classKey(each)}`);
  for (const { pattern, flags } of patternsOf(value)) parts.push(`r${pattern}/${flags}`);
  if (parts.length > 1) parts.sort();
  for (const [name, member] of value.members ?? []) {
    const mark = value.replaced?.has(name) ? "!" : "";
    const inside = name === PLAIN ? String(member.constant?.value) : dispatchKey(member);
    parts.push(`${mark}${name}{${inside}}`);
  }
  return parts.join(",");
}

/** A text that is equal for the same class with the same parents. */
export function classKey({ file, index, superclass }: ClassReference): string {
  const own = `${numberOf(file)}:${index}`;
  return superclass === undefined ? own : `${own}<${dispatchKey(superclass)}>`;
}

function closureKey({ file, index, captures, receiver }: Closure): string {
  let key = `f${numberOf(file)}:${index}`;
  for (const [variable, value] of captures) {
    const inside = dispatchKey(value);
    if (inside !== "") key += `[${variable}=${inside}]`;
  }
  return receiver ? `${key}(${dispatchKey(receiver)})` : key;
}

/** Paths are long, and stand in keys many times over. */
const numbers = new Map<string, number>();

function numberOf(file: string): number {
  const known = numbers.get(file) ?? numbers.size;
  numbers.set(file, known);
  return known;
}

/** A function that is handed over takes no data along: what it saw where it was made is another call's. */
function withoutData(closure: Closure, depth: number, limit: number): Closure {
  const captures = new Map<number, AbstractValue>();
  if (depth < limit) {
    for (const [variable, value] of closure.captures)
      captures.set(variable, dispatchOf(value, depth + 1, limit));
  }
  const receiver =
    closure.receiver && depth < limit ? dispatchOf(closure.receiver, depth + 1, limit) : undefined;
  return { file: closure.file, index: closure.index, captures, ...(receiver ? { receiver } : {}) };
}
