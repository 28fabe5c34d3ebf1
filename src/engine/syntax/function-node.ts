import type { Ast } from "./ast.ts";

/** Functions that stand where a value or a statement does; methods hold one of them. */
export type FunctionNode =
  | Ast.FunctionDeclaration
  | Ast.FunctionExpression
  | Ast.ArrowFunctionExpression;

export function isFunction(node: Ast.Node): node is FunctionNode {
  return (
    node.type === "FunctionDeclaration" ||
    node.type === "FunctionExpression" ||
    node.type === "ArrowFunctionExpression"
  );
}
