import type { Ast } from "../syntax/ast.ts";

/** The literal name of a member, property or method; undefined when it is computed at run time. */
export function propertyName(
  node: Ast.MemberExpression | Ast.Property | Ast.MethodDefinition | Ast.PropertyDefinition,
): string | undefined {
  const key = node.type === "MemberExpression" ? node.property : node.key;
  if (!node.computed) {
    if (key.type === "Identifier" || key.type === "PrivateIdentifier") return key.name;
  }
  if (key.type === "Literal") return String(key.value);
  if (key.type === "TemplateLiteral" && key.expressions.length === 0) {
    return key.quasis[0]?.value.cooked ?? undefined;
  }
  return undefined;
}

/** The name that an import or export specifier carries, for identifiers and string names alike. */
export function specifierName(node: Ast.Identifier | Ast.StringLiteral): string {
  return node.type === "Identifier" ? node.name : node.value;
}

/** What a callee is called where it stands: the function's name, or the method's; empty where it has none. */
export function calledName(callee: Ast.Node): string {
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" ? (propertyName(callee) ?? "") : "";
}
