import { type Ast, type SyntaxContext, unwrap } from "../../../engine/api.ts";
import { mentions } from "./secret-check.ts";

/** `SECRET && given === SECRET`, and a comparison inside `if (SECRET)`. */
export function isAskedBefore(node: Ast.Node, name: string, context: SyntaxContext): boolean {
  let child: Ast.Node = node;
  for (let { parent } = child; parent; child = parent, parent = parent.parent) {
    const test =
      parent.type === "LogicalExpression" && child === parent.right
        ? parent.left
        : parent.type === "IfStatement" && child !== parent.test
          ? parent.test
          : undefined;
    if (test && mentions(test, name, context)) return true;
  }
  return false;
}

/** `` `Bearer ${SECRET}` ``. */
export function templateHole(side: Ast.Node): Ast.Node | undefined {
  const node = unwrap(side);
  return node.type === "TemplateLiteral" && node.expressions.length === 1
    ? node.expressions[0]
    : undefined;
}

/** `!sent || sent !== KEY`: who sends nothing is turned away before. */
export function isDemanded(comparison: Ast.Node, sent: Ast.Node, text: string): boolean {
  const { parent } = comparison;
  if (parent?.type !== "LogicalExpression" || parent.operator !== "||") return false;
  const left = unwrap(parent.left);
  const asked =
    left.type === "UnaryExpression" && left.operator === "!" ? left.argument : undefined;
  return asked !== undefined && text.slice(...asked.range) === text.slice(...sent.range);
}
