import type { FileIr, Instruction } from "../ir/ir.ts";
import type { AbstractValue, Closure } from "./abstract-value.ts";
import { mayBeList } from "./prototype-names.ts";
import type { Solver } from "./solver.ts";
import { LIST, type Unknown, kindsOf } from "./taint.ts";

type Code = readonly Instruction[];

const MERGE = kindsOf(["merge"]);
/** A check that asks another function of its file is looked into. */
const WAYS = 2;

/**
 * What is left of an element of a path after functions looked for `__proto__` in it: one that
 * compares without conversion lets a list through that is the same key.
 */
export function withListsLetThrough(
  solver: Solver,
  closures: readonly Closure[],
  before: AbstractValue,
  after: AbstractValue,
): AbstractValue {
  if (after === before || !before.unknowns.some(isOpenList)) return after;
  if (!closures.some((closure) => comparesStrictly(solver, closure))) return after;
  const lists = new Map(before.unknowns.filter(isOpenList).map((each) => [each.key, each]));
  const unknowns = after.unknowns.map((each): Unknown => {
    const list = lists.get(each.key);
    const isLeft = list !== undefined && (each.cleared & MERGE) !== 0;
    return isLeft ? { ...list, states: list.states & LIST } : each;
  });
  return { ...after, unknowns };
}

function isOpenList(part: Unknown): boolean {
  return (part.cleared & MERGE) === 0 && mayBeList(part);
}

function comparesStrictly(solver: Solver, { file, index }: Closure): boolean {
  const ir = solver.facts(file)?.ir;
  const code = ir?.functions[index]?.code;
  if (!ir || !code) return false;
  let known = strict.get(code);
  if (known === undefined) {
    known = comparison(ir, code, WAYS) === "strict";
    strict.set(code, known);
  }
  return known;
}

const strict = new WeakMap<Code, boolean>();

/** How a function compares with `__proto__`; nothing where it takes texts alone. */
function comparison(
  ir: FileIr,
  code: Code | undefined,
  ways: number,
): "strict" | "loose" | undefined {
  if (!code || ways === 0 || code.some(asksForText)) return undefined;
  let found: "strict" | "loose" | undefined;
  for (const each of code) {
    if (each.op === "refined") {
      const { test } = each;
      if (test.kind !== "equal") continue;
      const to = code[test.to];
      if (to?.op !== "constant" || to.value !== "__proto__") continue;
      if (!test.strict) return "loose";
      found = "strict";
    } else if (each.op === "call" && !found) {
      const callee = code[each.callee];
      const name = callee?.op === "shared" ? ir.variables[callee.variable] : undefined;
      const called = name ? ir.functions.find((other) => other.name === name) : undefined;
      found = comparison(ir, called?.code, ways - 1);
    }
  }
  return found;
}

/** `typeof name === "string"`, `String(name)`. */
function asksForText(each: Instruction): boolean {
  switch (each.op) {
    case "constant":
      return each.value === "string";
    case "refined":
      return each.test.kind === "typeof" && each.test.type === "string";
    case "global":
      return each.name === "String";
    default:
      return false;
  }
}
