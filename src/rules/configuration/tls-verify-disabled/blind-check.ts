import type { Ast, SyntaxContext } from "../../../engine/api.ts";

/** True for a function that never returns an error, such as `() => undefined`. */
export function isBlind(value: Ast.Node, context: SyntaxContext): boolean {
  const check = context.semantics.origin(value).node;
  const isCheck = check.type === "ArrowFunctionExpression" || check.type === "FunctionExpression";
  return isCheck && acceptsEverything(check.body, context);
}

function acceptsEverything(body: Ast.Node, context: SyntaxContext): boolean {
  if (body.type !== "BlockStatement") {
    const constant = context.semantics.constant(body);
    return constant !== undefined && !constant.value;
  }
  const [first] = body.body;
  if (!first) return true;
  if (body.body.length > 1 || first.type !== "ReturnStatement") return false;
  return first.argument === null || acceptsEverything(first.argument, context);
}
