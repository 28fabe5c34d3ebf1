import type { Ast } from "../syntax/ast.ts";
import { unwrap } from "../semantics/unwrap.ts";

/**
 * `pattern.test(x) === false`: the answer that a question is compared with. Nothing is a no as well:
 * `text.match(pattern) === null`, and `reasonAgainst(x) === null` in functions that say what is wrong.
 */
export function comparedAnswer({
  left,
  operator,
  right,
}: Ast.BinaryExpression): boolean | undefined {
  if (!/^[!=]==?$/.test(operator) || unwrap(left).type !== "CallExpression") return undefined;
  if (right.type === "Identifier") return right.name === "undefined" ? false : undefined;
  if (right.type !== "Literal") return undefined;
  if (right.raw === "null") return false;
  return typeof right.value === "boolean" ? right.value : undefined;
}

/** The same comparison from its other side. */
export const MIRRORED = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;
