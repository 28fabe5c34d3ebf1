import type { FunctionIr, Instruction, Value } from "../ir/ir.ts";
import type { Closure } from "./abstract-value.ts";
import type { Solver } from "./solver.ts";

const COMPARES = /^(?:includes|indexOf|startsWith|search)$/;
const SAME = /^(?:to(?:Locale)?(?:Lower|Upper)Case|trim|toString)$/;
const MAX_STEPS = 20;

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
  const isHandedOn = (each: Instruction): boolean =>
    each.op === "share" && isParameter(rootOf(own, each.value) ?? each);
  const names = new Set(
    own.code.flatMap((each) => (each.op === "share" && isHandedOn(each) ? [each.variable] : [])),
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
    const root = rootOf({ code }, call.receiver);
    const [what] = call.arguments;
    const needle = what === undefined ? undefined : code[what];
    // `url.startsWith("/")` asks whether it leads elsewhere at all.
    const isFixed = needle?.op === "constant" && !/[^/]\/\/|\w\.\w/.test(String(needle.value));
    return root !== undefined && needle !== undefined && !isFixed && isMeant(root);
  });
}

/** What a text was before letters and ends of it changed, and before anything was learned of it. */
function rootOf({ code }: Pick<FunctionIr, "code">, value: Value): Instruction | undefined {
  let instruction = code[value];
  for (let step = 0; step < MAX_STEPS; step++) {
    if (instruction?.op === "refined" || instruction?.op === "changed") {
      instruction = code[instruction.value];
    } else if (instruction?.op === "either") {
      // What a loop makes of it comes after what it was before.
      instruction = code[instruction.values[0] ?? -1];
    } else if (instruction?.op === "call" && SAME.test(instruction.method ?? "")) {
      instruction = code[instruction.receiver ?? -1];
    } else {
      break;
    }
  }
  return instruction;
}
