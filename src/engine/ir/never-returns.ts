import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Lowering } from "./lowering.ts";

/** Functions of platforms that end the run, or throw to leave it. */
const ENDING_IMPORTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    "next/navigation",
    new Set(["notFound", "redirect", "permanentRedirect", "forbidden", "unauthorized"]),
  ],
  ["@sveltejs/kit", new Set(["error", "redirect"])],
]);

/** True for calls after which nothing comes: `process.exit()`, a function of the file that always throws. */
export function neverReturns(lower: Lowering, node: Ast.Expression): boolean {
  const call = unwrap(node);
  if (call.type === "AwaitExpression") return neverReturns(lower, call.argument);
  if (call.type !== "CallExpression") return false;
  const callee = unwrap(call.callee);
  if (callee.type === "MemberExpression") {
    const object = unwrap(callee.object);
    const isProcess = object.type === "Identifier" && object.name === "process";
    const name = propertyName(callee);
    // Koa's context throws.
    if (name === "throw" && object.type === "Identifier" && /^(?:ctx|context)$/.test(object.name))
      return true;
    return isProcess && !lower.variables.of(object) && (name === "exit" || name === "abort");
  }
  if (callee.type !== "Identifier") return false;
  const variable = lower.variables.of(callee);
  const definition = variable?.defs[0];
  if (!variable || !definition) return false;
  const imported = lower.importOf(variable);
  if (imported) return ENDING_IMPORTS.get(imported.specifier)?.has(imported.name) ?? false;
  if (definition.type === "FunctionName" && definition.node.type === "FunctionDeclaration") {
    return alwaysThrows(definition.node);
  }
  const { node: declarator } = definition;
  if (definition.type !== "Variable" || declarator.type !== "VariableDeclarator") return false;
  const { init } = declarator;
  if (init?.type !== "ArrowFunctionExpression" && init?.type !== "FunctionExpression") return false;
  return lower.variables.isConstant(variable) && alwaysThrows(init);
}

/** Its last statement throws and none before it could leave the function. */
function alwaysThrows(
  node: Ast.FunctionDeclaration | Ast.FunctionExpression | Ast.ArrowFunctionExpression,
): boolean {
  if (node.generator || node.body?.type !== "BlockStatement") return false;
  const statements = node.body.body;
  const simple = new Set(["ExpressionStatement", "VariableDeclaration", "ThrowStatement"]);
  return (
    statements.at(-1)?.type === "ThrowStatement" && statements.every(({ type }) => simple.has(type))
  );
}
