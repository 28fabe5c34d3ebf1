import { type Ast, type FunctionNode, isFunction } from "../../../engine/api.ts";

/** Functions that are called while the one around them runs, such as those of `map` and `transaction`. */
function isCallback(node: FunctionNode): boolean {
  return node.parent.type === "CallExpression" && node.parent.callee !== node;
}

/** Calls that hand a request to their callback: that is where a handler begins. */
const BEGINS =
  /^(?:get|post|put|patch|delete|all|use|route|on|action|mutation|query|handler|asyncHandler|catchAsync\w*|wrap\w*|tryCatch|expressAsyncHandler)$/i;

/** The function whose steps follow one another around a node: callbacks within belong to it. */
export function outermostFunction(node: Ast.Node): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let each = node.parent; each; each = each.parent) {
    if (!isFunction(each)) continue;
    found = each;
    if (!isCallback(each)) return each;
    const call = each.parent as Ast.CallExpression;
    const { callee } = call;
    const name =
      callee.type === "Identifier"
        ? callee.name
        : callee.type === "MemberExpression" && callee.property.type === "Identifier"
          ? callee.property.name
          : "";
    if (BEGINS.test(name)) return each;
  }
  return found;
}
