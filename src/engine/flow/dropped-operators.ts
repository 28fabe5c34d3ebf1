import type { FunctionIr, Instruction } from "../ir/ir.ts";
import { originsOf } from "./origin-names.ts";
import type { CallOutcome } from "./solver.ts";
import { TEXT } from "./taint.ts";
import { restrictStates } from "./untrusted.ts";

/** `^\$` and what says the same; `^\$where$` is about one operator of many. */
const ANY_OPERATOR = /^(?:\^?(?:\\\$|\[\$\])(?:\.\*)?|\^\\\$\|\\\.|\^?\[\$\.\])$/;

/** Functions that were looked at: they are called again and again. */
const known = new WeakMap<FunctionIr, boolean>();

/**
 * What a function gives that deletes the members of objects whose names begin with `$`: an object
 * that is left asks a database for nothing but itself.
 */
export function withoutOperators(
  description: FunctionIr | undefined,
  outcome: CallOutcome,
): CallOutcome {
  if (!description || !dropsOperators(description)) return outcome;
  const changed = new Map(
    [...outcome.changed].map(([index, value]) => [index, restrictStates(value, TEXT)]),
  );
  return { ...outcome, result: restrictStates(outcome.result, TEXT), changed };
}

function dropsOperators(description: FunctionIr): boolean {
  const before = known.get(description);
  if (before !== undefined) return before;
  const found = description.code.some((each) => isDropped(each, description.code));
  known.set(description, found);
  return found;
}

/** `if (/^\$/.test(key)) delete filter[key]`, `if (key.startsWith("$")) delete filter[key]` */
function isDropped(instruction: Instruction, code: readonly Instruction[]): boolean {
  if (instruction.op !== "unary" || instruction.operator !== "delete") return false;
  const member = code[instruction.operand];
  if (member?.op !== "load-any") return false;
  // What is deleted of something else, or of a part, leaves what was handed in as it is.
  const isHandedIn = originsOf(code, member.object, () => []).some(({ op }) => op === "parameter");
  const key = isHandedIn ? code[member.key] : undefined;
  if (key?.op !== "refined" || !key.holds) return false;
  if (key.test.kind === "match") {
    const pattern = code[key.test.pattern];
    return pattern?.op === "regex" && ANY_OPERATOR.test(pattern.pattern);
  }
  if (key.test.kind !== "prefix" && key.test.kind !== "inside") return false;
  const text = code[key.test.text];
  return text?.op === "constant" && text.value === "$";
}
