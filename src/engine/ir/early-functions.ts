import type { Ast, Variable } from "../syntax/ast.ts";
import type { Frame } from "./frame.ts";
import type { Value, VariableNumber } from "./ir.ts";
import type { Lowering } from "./lowering.ts";

/**
 * A function that stands above what it uses saw nothing in it when it was made. Whoever reads the
 * function later gets one that sees what is there by then.
 */
export function madeAgain(lower: Lowering, held: Value, node: Ast.Node, frame: Frame): Value {
  const early = frame.early.get(held);
  if (!early || early.unfilled.every((each) => isUnfilled(lower, each, frame))) return held;
  // What it uses may use it in turn.
  frame.early.delete(held);
  const value = early.make();
  lower.replace(held, value, node, frame);
  return value;
}

/** True for a variable of this function that was given no value yet. */
export function isUnfilled(lower: Lowering, variable: Variable, frame: Frame): boolean {
  if (!frame.owns(variable)) return false;
  const held = frame.flow.values.get(variable);
  return held === undefined || isMereRead(held, lower.numberOf(variable), frame.code);
}

/** What functions have made of a variable by then is all that was read of it. */
function isMereRead(value: Value, variable: VariableNumber, code: Frame["code"]): boolean {
  const made = code[value];
  if (made?.op === "shared") return made.variable === variable;
  const values = made?.op === "either" ? made.values : [];
  // What a way leads back to comes later.
  return (
    values.length > 0 && values.every((each) => each < value && isMereRead(each, variable, code))
  );
}
