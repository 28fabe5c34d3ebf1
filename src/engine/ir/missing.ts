import type { Ast } from "../syntax/ast.ts";
import { bare } from "../semantics/unwrap.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";

/**
 * From here on in this flow a condition holds, or fails: where `if (schema)` fails, there is no
 * schema. Of conditions of several parts nobody knows which one failed.
 */
export function noteMissing(test: Ast.Node, value: Value, holds: boolean, frame: Frame): void {
  const asked = bare(test);
  const made = frame.code[value];
  if (asked.type === "UnaryExpression" && asked.operator === "!") {
    if (made?.op === "unary") noteMissing(asked.argument, made.operand, !holds, frame);
  } else if (asked.type === "Identifier" || asked.type === "MemberExpression") {
    if (!holds) frame.flow.without = value;
  }
}
