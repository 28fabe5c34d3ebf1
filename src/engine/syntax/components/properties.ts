import type { Ast } from "../ast.ts";
import { callOf, calleeName } from "./declared.ts";

/** The names of what `defineProps` declares: `["a"]`, `{ a: String }`, `<{ a: string }>()` and interfaces of the file. */
export function propertyNames(statements: readonly Ast.Node[]): string[] {
  return statements.flatMap((statement) => {
    const call = definition(statement);
    if (!call) return [];
    const [given] = call.arguments;
    if (given) return listedNames(given);
    const type = call.typeArguments?.params[0];
    return type ? membersOf(type, statements) : [];
  });
}

/** `["a", "b"]` and `{ a: String }` */
export function listedNames(given: Ast.Node | undefined): string[] {
  if (given?.type === "ArrayExpression") {
    return given.elements.flatMap((each) =>
      each?.type === "Literal" && typeof each.value === "string" ? [each.value] : [],
    );
  }
  return given?.type === "ObjectExpression" ? given.properties.flatMap(keyOf) : [];
}

function definition(statement: Ast.Node): Ast.CallExpression | undefined {
  const values =
    statement.type === "VariableDeclaration"
      ? statement.declarations.map(({ init }) => init)
      : statement.type === "ExpressionStatement"
        ? [statement.expression]
        : [];
  for (const value of values) {
    const call = callOf(value);
    if (call && calleeName(call) === "defineProps") return call;
  }
  return undefined;
}

function membersOf(type: Ast.TypeNode, statements: readonly Ast.Node[]): string[] {
  if (type.type === "TSTypeLiteral") return type.members.flatMap(keyOf);
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return [];
  const { name } = type.typeName;
  for (const each of statements) {
    if (each.type === "TSInterfaceDeclaration" && each.id.name === name)
      return each.body.body.flatMap(keyOf);
    if (each.type === "TSTypeAliasDeclaration" && each.id.name === name)
      return each.typeAnnotation.type === "TSTypeLiteral"
        ? each.typeAnnotation.members.flatMap(keyOf)
        : [];
  }
  return [];
}

/** The name of a property, if it has a plain one. */
export function keyOf(member: Ast.Node): string[] {
  if (!("key" in member)) return [];
  const { key } = member;
  if (key?.type === "Identifier") return [key.name];
  return key?.type === "Literal" && /^[A-Za-z_$][\w$]*$/.test(String(key.value))
    ? [String(key.value)]
    : [];
}
