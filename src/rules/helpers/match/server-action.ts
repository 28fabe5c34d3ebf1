import { type Ast, type Semantics, isFunction, wrapped } from "../../../engine/api.ts";
import { functionAround, nameOfFunction } from "./enclosing.ts";
import { words } from "./names.ts";

/** What a server function gives back of an error: `return { ok: false, error: error.message }`. */
export function givenBack(node: Ast.Node, semantics: Semantics): Ast.ObjectExpression | undefined {
  if (node.type !== "ObjectExpression") return undefined;
  const { parent } = wrapped(node);
  const isReturned =
    parent?.type === "ReturnStatement" || parent?.type === "ArrowFunctionExpression";
  return isReturned && isOfAction(node, semantics) ? node : undefined;
}

/**
 * True for what a server function gives back, which the page that called it gets: in a file or a
 * function that says "use server", or in what a function named after actions wraps around them.
 */
function isOfAction(returned: Ast.Node, { source }: Semantics): boolean {
  if (source.ast.body.some(saysServer)) return true;
  let depth = 0;
  for (let each = returned.parent; each; each = each.parent) {
    if (!isFunction(each)) continue;
    if (each.body?.type === "BlockStatement" && each.body.body.some(saysServer)) return true;
    const name =
      nameOfFunction(each) ??
      (each.parent.type === "MethodDefinition" ? functionAround(each)?.name : undefined);
    if (depth > 0 && each.async !== true && WRAPS.test(words(name ?? ""))) return true;
    depth++;
  }
  return false;
}

/** `createAction(schema, handler)`, `withAction`, `openAction`: what they return is called by pages. */
const WRAPS = /\bactions?$|^action\b/;

function saysServer(statement: Ast.Node): boolean {
  return statement.type === "ExpressionStatement" && statement.directive === "use server";
}
