import type { Ast } from "../ast.ts";

/** The statements of a module, those that are exported without their `export`. */
export function statementsOf(body: readonly Ast.ProgramStatement[]): Ast.Node[] {
  return body.map((statement) =>
    statement.type === "ExportNamedDeclaration" && statement.declaration
      ? statement.declaration
      : statement,
  );
}

/** The names that the statements of a module declare. */
export function declaredNames(body: readonly Ast.ProgramStatement[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of statementsOf(body)) {
    if (statement.type === "ImportDeclaration") {
      for (const { local } of statement.specifiers) names.add(local.name);
    } else if (statement.type === "VariableDeclaration") {
      for (const { id } of statement.declarations)
        for (const { name } of namesIn(id)) names.add(name);
    } else if ("id" in statement && statement.id?.type === "Identifier") {
      names.add(statement.id.name);
    }
  }
  return names;
}

/** The names that a pattern gives values to. */
export function namesIn(pattern: Ast.Node): Ast.Identifier[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern];
    case "ObjectPattern":
      return pattern.properties.flatMap((each) =>
        namesIn(each.type === "Property" ? each.value : each.argument),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((each) => (each ? namesIn(each) : []));
    case "AssignmentPattern":
      return namesIn(pattern.left);
    case "RestElement":
      return namesIn(pattern.argument);
    default:
      return [];
  }
}

/** The call that a value is made by, past `await`, types and `withDefaults`. */
export function callOf(init: Ast.Node | null | undefined): Ast.CallExpression | undefined {
  let node: Ast.Node | null | undefined = init;
  for (;;) {
    if (node?.type === "AwaitExpression") node = node.argument;
    else if (node?.type === "TSAsExpression" || node?.type === "TSNonNullExpression")
      node = node.expression;
    else if (node?.type === "CallExpression") {
      if (calleeName(node) !== "withDefaults") return node;
      node = node.arguments[0];
    } else return undefined;
  }
}

export function calleeName({ callee }: Ast.CallExpression): string | undefined {
  if (callee.type === "Identifier") return callee.name;
  const isPlain = callee.type === "MemberExpression" && callee.property.type === "Identifier";
  return isPlain && callee.object.type === "Identifier"
    ? `${callee.object.name}.${(callee.property as Ast.Identifier).name}`
    : undefined;
}
