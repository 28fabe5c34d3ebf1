import { type Ast, type SyntaxContext, walk } from "../../../engine/api.ts";
import { isSecureRandom } from "./weak-random.ts";

/**
 * `try { return randomUUID() } catch { return Math.random() }`: what is taken only where the
 * platform has nothing better, and every server has.
 */
export function isLastResort(node: Ast.Node, context: SyntaxContext): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type === "CatchClause" && parent.parent.type === "TryStatement")
      return makesSecure(parent.parent.block, context);
    if (parent.type === "ConditionalExpression" && parent.alternate === at)
      return makesSecure(parent.consequent, context);
  }
  return false;
}

function makesSecure(node: Ast.Node, { source, semantics }: SyntaxContext): boolean {
  let found = false;
  walk(node, source.visitorKeys, (each) => {
    if (each.type === "CallExpression" && isSecureRandom(each, semantics)) found = true;
  });
  return found;
}
