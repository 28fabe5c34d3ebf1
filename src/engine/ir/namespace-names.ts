import { bare } from "../semantics/unwrap.ts";
import type { Ast } from "../syntax/ast.ts";

/**
 * `(function (Kit) { Kit.run = … })(Kit || (Kit = {}))`, `(Kit = exports.Kit || (exports.Kit = {}))`:
 * what compilers make of a namespace fills the object under all of its names.
 */
export function namesOfNamespace(node: Ast.Node): readonly Ast.Node[] {
  if (node.type === "AssignmentExpression" && node.operator === "=") {
    const inside = namesOfNamespace(bare(node.right));
    return inside.length > 0 ? [node.left, ...inside] : [];
  }
  if (node.type !== "LogicalExpression" || node.operator !== "||") return [];
  const made = bare(node.right);
  const isMade =
    made.type === "AssignmentExpression" && bare(made.right).type === "ObjectExpression";
  return isMade ? [bare(node.left)] : [];
}
