import type { Ast } from "../syntax/ast.ts";
import { bare } from "../semantics/unwrap.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";
import { isOutsideProduction } from "./outside-production.ts";

/** What a condition that holds, or fails, says of the way that begins there. */
export function noteWay(
  lower: Lowering,
  test: Ast.Node,
  value: Value,
  holds: boolean,
  frame: Frame,
): void {
  noteMissing(test, value, holds, frame);
  if (isOutsideProduction(lower, test, holds)) frame.flow.outside = true;
}

/**
 * From here on in this flow a condition holds, or fails: where `if (schema)` fails, there is no
 * schema, and where `if (fields.length > 0)` fails, there are no fields. Of conditions of several
 * parts nobody knows which one failed.
 */
function noteMissing(test: Ast.Node, value: Value, holds: boolean, frame: Frame): void {
  const asked = bare(test);
  const made = frame.code[value];
  if (asked.type === "UnaryExpression" && asked.operator === "!") {
    if (made?.op === "unary") noteMissing(asked.argument, made.operand, !holds, frame);
  } else if (asked.type === "Identifier" || asked.type === "MemberExpression") {
    if (!holds) frame.flow.without = listOf(value, frame) ?? value;
  } else if (asked.type === "BinaryExpression" && made?.op === "binary") {
    const isSome = SOME.has(made.operator);
    const list = isSome || NONE.has(made.operator) ? listOf(made.left, frame) : undefined;
    const right = frame.code[made.right];
    if (list !== undefined && right?.op === "constant" && right.value === 0 && holds !== isSome)
      frame.flow.without = list;
  }
}

const SOME: ReadonlySet<string> = new Set([">", "!==", "!="]);
const NONE: ReadonlySet<string> = new Set(["===", "=="]);

/** The list of `list.length`. */
function listOf(value: Value, frame: Frame): Value | undefined {
  const made = frame.code[value];
  return made?.op === "load" && made.name === "length" ? made.object : undefined;
}
