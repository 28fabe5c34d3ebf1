import { type Ast, propertyName } from "../../../engine/api.ts";

/** What `text.startsWith(beginning)` compares. */
export interface AskedBeginning {
  readonly text: Ast.Expression;
  readonly beginning: Ast.Expression;
}

/** The two sides of a call of `startsWith`; undefined for every other call. */
export function askedBeginning({
  callee,
  arguments: [beginning],
}: Ast.CallExpression): AskedBeginning | undefined {
  if (callee.type !== "MemberExpression" || propertyName(callee) !== "startsWith") return undefined;
  if (!beginning || beginning.type === "SpreadElement") return undefined;
  return { text: callee.object, beginning };
}
