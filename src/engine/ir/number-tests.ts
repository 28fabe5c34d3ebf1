import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { type Condition, NOTHING_KNOWN, negated } from "./condition-tests.ts";
import type { Frame } from "./frame.ts";
import type { Lowering } from "./lowering.ts";
import { testOf } from "./tested-place.ts";

/** Questions that a text which is no number answers one way only, once it was made a number. */
const IS_NUMBER = /^(?:is(?:Finite|Integer|SafeInteger))$/;

/** `Number.isInteger(Number(text))`, `!isNaN(+text)`: the text was a number as a whole. */
export function numberTests(lower: Lowering, node: Ast.CallExpression, frame: Frame): Condition {
  const name = askedName(lower, node);
  if (name === undefined || (name !== "isNaN" && !IS_NUMBER.test(name))) return NOTHING_KNOWN;
  const text = node.arguments[0] && madeNumber(lower, unwrap(node.arguments[0]));
  if (!text) return NOTHING_KNOWN;
  const isNumber = testOf(lower, text, { kind: "typeof", type: "number" }, frame);
  return name === "isNaN" ? negated(isNumber) : isNumber;
}

/** `isNaN`, `Number.isNaN` */
function askedName(lower: Lowering, { callee }: Ast.CallExpression): string | undefined {
  const asked = unwrap(callee);
  if (asked.type === "Identifier") return lower.variables.isGlobal(asked) ? asked.name : undefined;
  if (asked.type !== "MemberExpression") return undefined;
  const owner = unwrap(asked.object);
  const isNumber = owner.type === "Identifier" && owner.name === "Number";
  return isNumber && lower.variables.isGlobal(owner) ? propertyName(asked) : undefined;
}

/** What becomes a number as a whole or not at all; `parseInt` is content with how it begins. */
function madeNumber(lower: Lowering, node: Ast.Node): Ast.Node | undefined {
  if (node.type === "UnaryExpression") return node.operator === "+" ? node.argument : undefined;
  if (node.type !== "CallExpression") return undefined;
  const callee = unwrap(node.callee);
  const isNumber = callee.type === "Identifier" && callee.name === "Number";
  return isNumber && lower.variables.isGlobal(callee) ? node.arguments[0] : undefined;
}
