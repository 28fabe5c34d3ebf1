import type { FunctionIr, Instruction, Value } from "../ir/ir.ts";
import { SAME_TEXT } from "../ir/parts.ts";
import type { Closure } from "./abstract-value.ts";
import { originsOf } from "./origin-names.ts";
import type { Solver } from "./solver.ts";

const COMPARES = /^(?:includes|indexOf|startsWith|search)$/;

/**
 * `url.includes(allowed)`, `list.some((each) => url.startsWith(each))`: a function that looks for
 * addresses somewhere in its argument lets `https://evil.example/?https://shop.example` through,
 * whatever it is called.
 */
export function comparesWeakly(solver: Solver, closure: Closure, argument: number): boolean {
  const facts = solver.facts(closure.file);
  const own = facts?.ir.functions[closure.index];
  if (!own) return false;
  const isParameter = (instruction: Instruction): boolean =>
    instruction.op === "parameter" && instruction.index === argument;
  if (findsWithin(own, isParameter)) return true;
  const names = new Set(
    own.code.flatMap((each) =>
      each.op === "share" && originsOf(own.code, each.value, textsBehind).some(isParameter)
        ? [each.variable]
        : [],
    ),
  );
  return own.code.some((made) => {
    const inner = made.op === "function" ? facts.ir.functions[made.index] : undefined;
    return (
      inner !== undefined &&
      findsWithin(inner, (each) => each.op === "shared" && names.has(each.variable))
    );
  });
}

/** True where code looks for something that is no fixed path in what `isMeant`. */
function findsWithin(
  { code }: FunctionIr,
  isMeant: (instruction: Instruction) => boolean,
): boolean {
  return code.some((call) => {
    if (call.op !== "call" || call.receiver === undefined) return false;
    if (!COMPARES.test(call.method ?? "")) return false;
    const [what] = call.arguments;
    const needle = what === undefined ? undefined : code[what];
    // `url.startsWith("/")` asks whether it leads elsewhere at all.
    const isFixed = needle?.op === "constant" && !/[^/]\/\/|\w\.\w/.test(String(needle.value));
    if (needle === undefined || isFixed) return false;
    return originsOf(code, call.receiver, textsBehind).some(isMeant);
  });
}

/** What a text may have been before letters and ends of it changed: it was written otherwise, and is the same address. */
function textsBehind(instruction: Instruction): readonly Value[] {
  const isSame = instruction.op === "call" && SAME_TEXT.test(instruction.method ?? "");
  return isSame && instruction.receiver !== undefined ? [instruction.receiver] : [];
}
