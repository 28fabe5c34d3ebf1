import type { FileIr, FunctionIr, Instruction, Value } from "../ir/ir.ts";
import type { Closure } from "./abstract-value.ts";
import type { Activation, Solver } from "./solver.ts";

type Code = readonly Instruction[];
type Call = Extract<Instruction, { op: "call" }>;

const MAX_STEPS = 8;
/** A walk that leads through more functions is not looked for, nor one through a function that calls many. */
const WAYS = 3;
const MAX_NEXT = 12;
/** Callers of callers of what gives a member back are looked at. */
const CALLERS = 2;
const MAX_GETTER = 16;
/** Asks whether something is an object; unless its code is known it may refuse functions. */
const ASKS_FOR_OBJECTS = /^is.*(?:object|plain|record|dictionary|map)/i;

/**
 * True where a check for `__proto__` alone is not enough: the function walks down from member to
 * member, as far as a key leads, and stops at no function. Then `constructor` and `prototype` lead
 * to what all objects share as well.
 */
export function walksFunctions({ facts, index }: Activation): boolean {
  const { ir } = facts;
  if (stopsAtFunctions(ir, index)) return false;
  return walksDeep(ir, index) || (isGetter(ir, index) && isAskedByWalk(ir, index, CALLERS));
}

/** Names what leads from a function to what all objects share, or asks for what no function is. */
function stopsAtFunctions(ir: FileIr, index: number): boolean {
  const { code = [] } = ir.functions[index] ?? {};
  const texts = textsIn(code);
  if (texts.has("constructor") || texts.has("prototype") || refusesFunctions(texts)) return true;
  return code.some((each) => each.op === "call" && asksForObjects(ir, nameOf(ir, code, each)));
}

/** `function safeGet(object, key) { return key === "__proto__" ? undefined : object[key]; }` */
function isGetter(ir: FileIr, index: number): boolean {
  const { code = [] } = ir.functions[index] ?? {};
  const isParameter = (value: Value): boolean => {
    let each = code[value];
    for (let steps = 0; each?.op === "refined" && steps < MAX_STEPS; steps++)
      each = code[each.value];
    return each?.op === "parameter";
  };
  return (
    code.length <= MAX_GETTER &&
    code.some((each) => each.op === "load-any" && isParameter(each.object) && isParameter(each.key))
  );
}

/** What gives a member back is asked by functions that walk down, of which none stops at functions. */
function isAskedByWalk(ir: FileIr, index: number, steps: number): boolean {
  const callers = ir.functions.flatMap((_, caller) =>
    nextOf(ir, caller).includes(index) && !stopsAtFunctions(ir, caller) ? [caller] : [],
  );
  return callers.some(
    (caller) => walksDeep(ir, caller) || (steps > 1 && isAskedByWalk(ir, caller, steps - 1)),
  );
}

/**
 * The same where another function was asked that looks for `__proto__` alone: it does not know what
 * its callers walk through.
 */
export function leavesConstructor(
  solver: Solver,
  closures: readonly Closure[],
  activation: Activation,
): boolean {
  return (
    closures.some(({ file, index }) => {
      const { code = [] } = solver.facts(file)?.ir.functions[index] ?? {};
      const texts = textsIn(code);
      return texts.has("__proto__") && !texts.has("constructor") && !texts.has("prototype");
    }) && walksFunctions(activation)
  );
}

/** Functions of the file are looked at; of others their name says what they ask. */
function asksForObjects(ir: FileIr, name: string): boolean {
  const called = functionCalled(ir, name);
  return called ? refusesFunctions(textsIn(called.code)) : ASKS_FOR_OBJECTS.test(name);
}

function functionCalled(ir: FileIr, name: string): FunctionIr | undefined {
  return name === "" ? undefined : ir.functions.find((each) => each.name === name);
}

/** `typeof x === "object"`, `toString.call(x) === "[object Object]"`, and nothing of functions. */
function refusesFunctions(texts: ReadonlySet<string>): boolean {
  if (texts.has("function")) return false;
  return texts.has("object") || texts.has("[object Object]");
}

function textsIn(code: Code): ReadonlySet<string> {
  const known = textsOf.get(code);
  if (known) return known;
  const texts = new Set<string>();
  for (const each of code) {
    if (each.op === "constant" && typeof each.value === "string") texts.add(each.value);
    if (each.op === "refined" && each.test.kind === "typeof") texts.add(each.test.type);
    // What made an object is asked, as in `value.constructor === Object`, which refuses functions.
    if (each.op === "load" && each.name === "constructor") texts.add(each.name);
  }
  textsOf.set(code, texts);
  return texts;
}

const textsOf = new WeakMap<Code, ReadonlySet<string>>();

/** In a loop whose object is what the last round found, or by calling itself for that. */
function walksDeep(ir: FileIr, index: number): boolean {
  const { code = [] } = ir.functions[index] ?? {};
  const loads = code.filter((each) => each.op === "load-any");
  if (loads.some(({ object }) => isOfLoop(code, object))) return true;
  if (loads.some(({ object }) => isPutBack(code, object))) return true;
  return leadsTo(ir, index, index, WAYS);
}

/** What a loop goes on with, found in what it had before. */
function isOfLoop(code: Code, value: Value): boolean {
  let at = value;
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const each = code[at];
    const loop = at;
    if (each?.op === "either" && each.values.some((one) => one > loop && isMember(code, one, loop)))
      return true;
    if (each?.op === "refined" || each?.op === "changed") at = each.value;
    else if (each?.op === "store" || each?.op === "store-any") at = each.object;
    else return false;
  }
  return false;
}

/** A member under a key that is computed; an object that is only changed is none. */
function isMember(code: Code, value: Value, loop: Value, depth = 0): boolean {
  const each = code[value];
  if (!each || value === loop || depth > MAX_STEPS) return false;
  switch (each.op) {
    case "load-any":
      return true;
    case "refined":
    case "changed":
      return isMember(code, each.value, loop, depth + 1);
    case "store":
    case "store-any":
      return isMember(code, each.object, loop, depth + 1);
    case "either":
      return each.values.some((one) => isMember(code, one, loop, depth + 1));
    default:
      return false;
  }
}

/** `at = at[key]` in a function that is called for each key. */
function isPutBack(code: Code, object: Value): boolean {
  const from = code[object];
  if (from?.op !== "shared") return false;
  return code.some(
    (each) =>
      each.op === "share" &&
      each.variable === from.variable &&
      isFoundIn(code, each.value, from.variable),
  );
}

/** A member of what a variable holds, on one of the ways at least. */
function isFoundIn(code: Code, value: Value, variable: number, depth = 0): boolean {
  const each = code[value];
  if (!each || depth > MAX_STEPS) return false;
  if (each.op === "either")
    return each.values.some((one) => one < value && isFoundIn(code, one, variable, depth + 1));
  if (each.op === "refined" || each.op === "changed")
    return isFoundIn(code, each.value, variable, depth + 1);
  const from = each.op === "load-any" ? code[each.object] : undefined;
  return from?.op === "shared" && from.variable === variable;
}

/** Calls a function of the file, hands it to another one, or makes one that does; so do those that it calls. */
function leadsTo(ir: FileIr, index: number, target: number, steps: number): boolean {
  return nextOf(ir, index).some(
    (next) => next === target || (steps > 1 && leadsTo(ir, next, target, steps - 1)),
  );
}

function nextOf(ir: FileIr, index: number): readonly number[] {
  const description = ir.functions[index];
  const known = description && nextBy.get(description);
  if (!description || known) return known ?? [];
  const { code } = description;
  const next = new Set<number>();
  const add = (name: string): void => {
    const called = name === "" ? -1 : ir.functions.findIndex((each) => each.name === name);
    if (called >= 0) next.add(called);
  };
  for (const each of code) {
    if (each.op === "function") next.add(each.index);
    if (each.op !== "call") continue;
    add(each.method ?? nameAt(ir, code, each.callee));
    for (const argument of each.arguments) add(nameAt(ir, code, argument));
  }
  const found = [...next].slice(0, MAX_NEXT);
  nextBy.set(description, found);
  return found;
}

const nextBy = new WeakMap<FunctionIr, readonly number[]>();

function nameOf(ir: FileIr, code: Code, { callee, method }: Call): string {
  return method ?? nameAt(ir, code, callee);
}

function nameAt(ir: FileIr, code: Code, value: Value): string {
  let each = code[value];
  // What a loop mentions is what it was before.
  if (each?.op === "either") each = code[each.values[0] ?? value];
  if (each?.op === "shared") return ir.variables[each.variable] ?? "";
  if (each?.op === "function") return ir.functions[each.index]?.name ?? "";
  return each?.op === "import" || each?.op === "global" ? each.name : "";
}
