import type { Ast } from "../syntax/ast.ts";
import { unwrap } from "../semantics/unwrap.ts";

/** What a function that the same file declares gives where it is called, one expression for each `return`. */
export function givenByOwn({ callee, parent }: Ast.CallExpression): readonly Ast.Node[] {
  if (callee.type !== "Identifier") return [];
  let node: Ast.Node | null | undefined = parent;
  while (node && node.type !== "Program") node = node.parent;
  const own = node?.body.map((each) => declared(each, callee.name)).find((each) => each);
  if (!own) return [];
  if (own.body?.type !== "BlockStatement") return own.body ? [unwrap(own.body)] : [];
  return returned(own.body);
}

type Own = Ast.FunctionDeclaration | Ast.ArrowFunctionExpression | Ast.FunctionExpression;

function declared(statement: Ast.Node, name: string): Own | undefined {
  const node =
    statement.type === "ExportNamedDeclaration" && statement.declaration
      ? statement.declaration
      : statement;
  if (node.type === "FunctionDeclaration") return node.id?.name === name ? node : undefined;
  if (node.type !== "VariableDeclaration") return undefined;
  for (const { id, init } of node.declarations) {
    if (id.type !== "Identifier" || id.name !== name) continue;
    if (init?.type === "ArrowFunctionExpression" || init?.type === "FunctionExpression")
      return init;
  }
  return undefined;
}

function returned(statement: Ast.Node): Ast.Node[] {
  switch (statement.type) {
    case "ReturnStatement":
      return statement.argument ? [unwrap(statement.argument)] : [];
    case "BlockStatement":
      return statement.body.flatMap(returned);
    case "IfStatement":
      return [
        ...returned(statement.consequent),
        ...(statement.alternate ? returned(statement.alternate) : []),
      ];
    case "TryStatement":
      return [
        ...returned(statement.block),
        ...(statement.handler ? returned(statement.handler.body) : []),
      ];
    default:
      return [];
  }
}
