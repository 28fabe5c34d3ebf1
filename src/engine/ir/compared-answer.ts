import type { Ast } from "../syntax/ast.ts";
import { unwrap } from "../semantics/unwrap.ts";

/** `pattern.test(x) === false`: the answer that a question is compared with. */
export function comparedAnswer({
  left,
  operator,
  right,
}: Ast.BinaryExpression): boolean | undefined {
  if (!/^[!=]==?$/.test(operator) || right.type !== "Literal") return undefined;
  if (unwrap(left).type !== "CallExpression" || typeof right.value !== "boolean") return undefined;
  return right.value;
}

/** The same comparison from its other side. */
export const MIRRORED = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;
