import type { Instruction, Value } from "../ir/ir.ts";
import type { Test } from "../ir/value-test.ts";
import {
  type AbstractValue,
  NOTHING,
  asText,
  join,
  keysToFind,
  loadAny,
} from "./abstract-value.ts";
import { withoutOwnKeys } from "./enumerated-keys.ts";
import { isMadeHere } from "./made-here.ts";
import { hasSameOrigin, originOf } from "./origins.ts";
import { isPosition } from "./positions.ts";
import type { Activation, CallRequest, Site, Solver } from "./solver.ts";
import { AS_NAMES } from "./unknown-members.ts";
import { ALL_ARGUMENTS, HOLDS, OBJECT, type Unknown, kindsOf, symbolKey } from "./taint.ts";

type Code = readonly Instruction[];
type LoadAny = Extract<Instruction, { op: "load-any" }>;
type StoreAny = Extract<Instruction, { op: "store-any" }>;

const MERGE = kindsOf(["merge"]);
const SHARED_NAMES = ["__proto__", "constructor", "prototype"];
const MAX_STEPS = 8;

/**
 * A member under a key of somebody's choice: for `__proto__` it is what all objects share. What
 * is stored into it under a second such key, here or in a function that gets it, changes them all.
 */
export function foundUnderKey(
  solver: Solver,
  member: AbstractValue,
  instruction: LoadAny,
  activation: Activation,
): AbstractValue {
  const at = (value: Value): AbstractValue => activation.values[value] ?? NOTHING;
  const key = at(instruction.key);
  if (!isChosen(key) || hasOwnLetters(codeOf(activation), instruction.key)) return member;
  const object = at(instruction.object);
  if (hasNoPrototype(object) || isOwnKey(solver, instruction, activation)) return member;
  if (isBareField(solver, instruction.object, activation)) return member;
  return withoutOwnKeys({
    ...member,
    foundUnder: join([asText(key), object.foundUnder ?? NOTHING]),
  });
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
  if (isPutBack(code, instruction.value) || isMadeHere(code, instruction.object)) return;
  const object = at(instruction.object);
  if (isPosition(activation, instruction.key)) return;
  if (!isNamed(at(instruction.key)) || !isFromElsewhere(at(instruction.value), object)) return;
  if (isKept(code, instruction.value, originOf(code, instruction.object))) return;
  mergeSink(solver, keysToFind(object), site, activation);
}

/** A member that a call was handed. */
function isPutBack(code: Code, value: Value): boolean {
  const first = code[value];
  let each = first;
  while (each?.op === "changed") each = code[each.value];
  return first?.op === "changed" && each?.op === "load-any";
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

/** `Object.defineProperty(object[a], b, …)`: the second key is an argument. */
export function definedStore(solver: Solver, request: CallRequest, activation: Activation): void {
  const [target, key] = request.arguments;
  if (!target || !key || request.spreadFrom < 3 || !isNamed(key)) return;
  mergeSink(solver, keysToFind(target), request.site, activation);
}

/** Somebody else decides what its members are called. */
function hasChosenNames(value: AbstractValue): boolean {
  return value.taints.length + value.unknowns.length > 0 || value.members?.has("*") === true;
}

/** No text with a letter that none of the names has is one of them: `"user_" + id`. */
function hasOwnLetters(code: Code, key: Value): boolean {
  let each = code[key];
  for (let steps = 0; each?.op === "refined" && steps < MAX_STEPS; steps++) each = code[each.value];
  if (each?.op !== "text") return false;
  return each.texts.some((text) => SHARED_NAMES.every((name) => !name.includes(text)));
}

function isChosen(key: AbstractValue): boolean {
  const { taints, unknowns } = asText(key);
  return [...taints, ...unknowns].some(({ cleared }) => (cleared & MERGE) === 0);
}

/** The last key need not be `__proto__` where the one before it was; a number or an identifier does no harm. */
function isNamed(key: AbstractValue): boolean {
  const { taints, unknowns } = asText(key);
  return [...taints, ...unknowns].some(
    ({ cleared }) => cleared === MERGE || (cleared & MERGE) === 0,
  );
}

function isFromElsewhere(value: AbstractValue, object: AbstractValue): boolean {
  const { taints, unknowns } = asText(value);
  if (taints.length > 0) return true;
  // What an object was filled with under names of somebody's choice is nothing that it was before.
  const before = object.unknowns.filter(({ path }) => path.at(-1) !== AS_NAMES);
  // A loop that walks down has the stored value among what it walks through: then what it began with counts.
  return unknowns.some((unknown) => {
    // A text is nothing that a loop walks into.
    if ((unknown.states & (OBJECT | HOLDS)) === 0) return true;
    const owners = before.filter((own) => isOfSameRoot(own, unknown));
    return owners.length < before.length || !owners.some((own) => isInside(unknown, own));
  });
}

/** The symbol that something is a part of; each of all arguments, and of a list of objects, is one of its own. */
function isOfSameRoot(one: Unknown, other: Unknown): boolean {
  if (symbolKey(one.symbol) !== symbolKey(other.symbol)) return false;
  const isOneOfAll = one.symbol.kind === "parameter" && one.symbol.index === ALL_ARGUMENTS;
  const isElement = isOneOfAll || isPlace(one.path[0]) || isPlace(other.path[0]);
  return !isElement || (one.path[0] !== "*" && one.path[0] === other.path[0]);
}

function isPlace(name: string | undefined): boolean {
  return name !== undefined && /^\d+$/.test(name);
}

function isInside(unknown: Unknown, owner: Unknown): boolean {
  return owner.path.every((name, i) => unknown.path[i] === name || unknown.path[i] === "*");
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
export function hasNoPrototype({ members }: AbstractValue): boolean {
  return members?.get("__proto__")?.constant?.value === null;
}

/** `this.rows[key]` where the constructor of each object that may be meant stores `Object.create(null)`. */
function isBareField(solver: Solver, object: Value, activation: Activation): boolean {
  const code = codeOf(activation);
  let each = code[object];
  for (let steps = 0; steps < MAX_STEPS && each; steps++) {
    if (each.op === "refined" || each.op === "changed") each = code[each.value];
    else if (each.op === "store" || each.op === "store-any") each = code[each.object];
    else break;
  }
  if (each?.op !== "load") return false;
  const { name } = each;
  const instances = activation.values[each.object]?.instances ?? [];
  return (
    instances.length > 0 &&
    instances.every((instance) => hasNoPrototype(solver.fieldOf(instance, name)))
  );
}

/** The key was asked for among the object's own, by `Object.hasOwn(object, key)` or a function that asks so, or put there. */
function isOwnKey(solver: Solver, { object, key }: LoadAny, activation: Activation): boolean {
  const code = codeOf(activation);
  const isOwn = (value: Value, depth = 0): boolean => {
    if (depth > MAX_STEPS) return false;
    for (let at = value, each = code[at]; each; at = each.value, each = code[at]) {
      if (isFilledAt(code, at, object)) return true;
      if (each.op === "either") {
        const way = at;
        return each.values.every((one) => isOwn(one, depth + 1) || isFilledOn(one, way));
      }
      // A key that a call was handed is the key that it was.
      if (each.op === "changed") continue;
      if (each.op !== "refined") return false;
      const { test, holds } = each;
      if (!holds) continue;
      if (test.kind === "member" && test.own && hasSameOrigin(code, test.of, object)) return true;
      const asked = test.kind === "call" ? askedOf(solver, test, activation) : undefined;
      if (asked !== undefined && hasSameOrigin(code, asked, object)) return true;
    }
    return false;
  };
  // On the way where nothing was said of the key a new object was stored under it.
  const isFilledOn = (value: Value, way: Value): boolean =>
    code.some(
      (each, at) =>
        at < way &&
        each.op === "store-any" &&
        each.key === value &&
        isMadeHere(code, each.value) &&
        hasSameOrigin(code, each.object, object),
    );
  return isOwn(key);
}

/** `object[key] = {}` where the key was not there: what is found under it from then on is that. */
function isFilledAt(code: Code, key: Value, object: Value): boolean {
  const asked = code[key];
  if (asked?.op !== "refined" || asked.holds || asked.test.kind !== "member") return false;
  return code.some(
    (each) =>
      (each.op === "store-any" && each.key === key && hasSameOrigin(code, each.object, object)) ||
      (isDefinition(each) &&
        each.arguments[1] === key &&
        hasSameOrigin(code, each.arguments[0] ?? -1, object)),
  );
}

function isDefinition(each: Instruction): each is Extract<Instruction, { op: "call" }> {
  return each.op === "call" && each.method === "defineProperty" && each.spreadFrom > 2;
}

/** The object that a function of the program asks whether it has the key of its own. */
function askedOf(
  solver: Solver,
  { call, argument }: Extract<Test, { kind: "call" }>,
  activation: Activation,
): Value | undefined {
  const asks = codeOf(activation)[call];
  if (asks?.op !== "call") return undefined;
  const [closure] = activation.values[asks.callee]?.closures ?? [];
  const callee = closure && solver.facts(closure.file)?.ir.functions[closure.index];
  if (!callee) return undefined;
  const { code, parametersWhenTrue } = callee;
  const after = parametersWhenTrue[argument] ?? -1;
  for (let each = code[after]; each?.op === "refined"; each = code[each.value]) {
    const { test, holds } = each;
    if (!holds || test.kind !== "member" || !test.own) continue;
    const owner = code[test.of];
    if (owner?.op === "parameter") return asks.arguments[owner.index];
  }
  return undefined;
}

function codeOf({ facts, index }: Activation): Code {
  return facts.ir.functions[index]?.code ?? [];
}
