import type { Instruction, Value } from "../ir/ir.ts";
import {
  type AbstractValue,
  NOTHING,
  asText,
  join,
  keysToFind,
  loadAny,
} from "./abstract-value.ts";
import type { Activation, CallRequest, Site, Solver } from "./solver.ts";
import { type Unknown, kindsOf, symbolKey } from "./taint.ts";

type Code = readonly Instruction[];
type LoadAny = Extract<Instruction, { op: "load-any" }>;
type StoreAny = Extract<Instruction, { op: "store-any" }>;

const MERGE = kindsOf(["merge"]);
const MAX_STEPS = 8;

/**
 * A member under a key of somebody's choice: for `__proto__` it is what all objects share. What
 * is stored into it under a second such key, here or in a function that gets it, changes them all.
 */
export function foundUnderKey(
  member: AbstractValue,
  instruction: LoadAny,
  activation: Activation,
): AbstractValue {
  const at = (value: Value): AbstractValue => activation.values[value] ?? NOTHING;
  const key = at(instruction.key);
  if (!isChosen(key)) return member;
  const object = at(instruction.object);
  if (hasNoPrototype(object) || isOwnKey(instruction, activation)) return member;
  return { ...member, foundUnder: join([asText(key), object.foundUnder ?? NOTHING]) };
}

/** `object[a][b] = x` with two keys of somebody's choice, however far the two stand apart. */
export function computedStore(
  solver: Solver,
  instruction: StoreAny,
  site: Site,
  activation: Activation,
): void {
  const at = (value: Value): AbstractValue => activation.values[value] ?? NOTHING;
  const code = codeOf(activation);
  // An argument that a call may have changed is put back where it was.
  if (code[instruction.value]?.op === "changed") return;
  const object = at(instruction.object);
  if (!isChosen(at(instruction.key)) || !isFromElsewhere(at(instruction.value), object)) return;
  if (isKept(code, instruction.value, originOf(code, instruction.object))) return;
  mergeSink(solver, keysToFind(object), site, activation);
}

/** `Object.assign(object[a], x)`: the members of `x` are the second keys. */
export function assignedStore(solver: Solver, request: CallRequest, activation: Activation): void {
  const [target, ...others] = request.arguments;
  if (!target || request.spreadFrom < 2) return;
  const assigns = solver.program.trie.global("Object")?.member("assign") ?? [];
  if (!request.callee.apis.some((node) => assigns.includes(node))) return;
  const given = join(others.map((other) => join([other, loadAny(other)])));
  if (isFromElsewhere(given, target) && others.some(hasChosenNames))
    mergeSink(solver, keysToFind(target), request.site, activation);
}

function mergeSink(solver: Solver, keys: AbstractValue, site: Site, activation: Activation): void {
  if (keys === NOTHING) return;
  const { file, start, end } = site;
  const row = { kind: "merge", at: [], states: [], when: [], says: "used as a key" } as const;
  solver.sink(keys, { row, file, range: { start, end } }, activation);
}

/** Somebody else decides what its members are called. */
function hasChosenNames(value: AbstractValue): boolean {
  return value.taints.length + value.unknowns.length > 0 || value.members?.has("*") === true;
}

function isChosen(key: AbstractValue): boolean {
  const { taints, unknowns } = asText(key);
  return [...taints, ...unknowns].some(({ cleared }) => (cleared & MERGE) === 0);
}

function isFromElsewhere(value: AbstractValue, object: AbstractValue): boolean {
  const { taints, unknowns } = asText(value);
  if (taints.length > 0) return true;
  return unknowns.some((unknown) => !object.unknowns.some((own) => isInside(unknown, own)));
}

function isInside(unknown: Unknown, owner: Unknown): boolean {
  return (
    symbolKey(unknown.symbol) === symbolKey(owner.symbol) &&
    owner.path.every((name, i) => unknown.path[i] === name || unknown.path[i] === "*")
  );
}

/** `object[a] ??= {}` puts nothing in that was not there, or is empty. */
function isKept(code: Code, value: Value, object: string, depth = 0): boolean {
  const each = code[value];
  if (!each || depth > MAX_STEPS) return false;
  switch (each.op) {
    case "object":
    case "array":
    case "constant":
      return true;
    case "load-any":
      return originOf(code, each.object) === object;
    case "refined":
    case "changed":
      return isKept(code, each.value, object, depth + 1);
    case "either":
      return each.values.every((one) => isKept(code, one, object, depth + 1));
    default:
      return false;
  }
}

/** `Object.create(null)` and `{ __proto__: null }`. */
function hasNoPrototype({ members }: AbstractValue): boolean {
  return members?.get("__proto__")?.constant?.value === null;
}

/** The key was asked for among the object's own: `Object.hasOwn(object, key)`. */
function isOwnKey({ object, key }: LoadAny, activation: Activation): boolean {
  const code = codeOf(activation);
  for (let each = code[key]; each?.op === "refined"; each = code[each.value]) {
    const { test, holds } = each;
    if (test.kind === "member" && holds && test.own && isSameObject(code, test.of, object))
      return true;
  }
  return false;
}

function isSameObject(code: Code, one: Value, other: Value): boolean {
  return originOf(code, one) === originOf(code, other);
}

/** Equal for values of the same object or the same variable, whatever happened to it since. */
function originOf(code: Code, value: Value, depth = 0): string {
  const each = code[value];
  if (!each || depth > MAX_STEPS) return String(value);
  switch (each.op) {
    case "refined":
    case "changed":
      return originOf(code, each.value, depth + 1);
    case "store":
    case "store-any":
      return originOf(code, each.object, depth + 1);
    case "shared":
      return `variable ${each.variable}`;
    case "either": {
      const origins = new Set(each.values.map((one) => originOf(code, one, depth + 1)));
      return [...origins].find((origin) => origin.startsWith("variable")) ?? String(value);
    }
    default:
      return String(value);
  }
}

function codeOf({ facts, index }: Activation): Code {
  return facts.ir.functions[index]?.code ?? [];
}
