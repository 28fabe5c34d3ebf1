import type { Ast } from "../syntax/ast.ts";
import type { ApiName } from "./api-name.ts";
import { propertyName } from "./names.ts";
import type { Semantics } from "./semantics.ts";
import { writtenType } from "./written-type.ts";

/**
 * The API that `this.name` holds: from the field's initialiser, what is assigned to it, or the
 * type that the field or the constructor's parameter is written with. Several that differ are unknown.
 */
export function fieldApi(
  semantics: Semantics,
  self: Ast.ThisExpression,
  name: string,
): ApiName | undefined {
  const owner = classOf(self);
  if (!owner) return undefined;
  const given = new Set<ApiName | undefined>();
  let written: ApiName | undefined;
  for (const member of owner.body.body) {
    if (member.type === "PropertyDefinition" && propertyName(member) === name) {
      if (member.value && !isNothing(member.value)) given.add(semantics.api(member.value));
      written ??= writtenType(semantics, member.typeAnnotation);
    }
    if (member.type !== "MethodDefinition" || !member.value.body) continue;
    if (member.kind === "constructor") {
      written ??= parameterType(semantics, member.value.params, name);
    }
    for (const value of assignedTo(name, member.value.body)) given.add(semantics.api(value));
  }
  if (given.size === 1) return [...given][0] ?? written;
  return given.size === 0 ? written : undefined;
}

/** The class that `this` is an instance of: through arrow functions, not through functions of their own. */
function classOf(self: Ast.ThisExpression): Ast.ClassDeclaration | Ast.ClassExpression | undefined {
  let node: Ast.Node | undefined = self.parent;
  for (; node; node = node.parent) {
    if (node.type === "FunctionDeclaration") return undefined;
    if (node.type === "FunctionExpression" && node.parent.type !== "MethodDefinition")
      return undefined;
    if (node.type === "ClassDeclaration" || node.type === "ClassExpression") return node;
  }
  return undefined;
}

/** `constructor(private readonly jwt: JwtService)`. */
function parameterType(
  semantics: Semantics,
  parameters: readonly Ast.Parameter[],
  name: string,
): ApiName | undefined {
  for (const parameter of parameters) {
    if (parameter.type !== "TSParameterProperty") continue;
    const target =
      parameter.parameter.type === "AssignmentPattern"
        ? parameter.parameter.left
        : parameter.parameter;
    if (target.type === "Identifier" && target.name === name)
      return writtenType(semantics, target.typeAnnotation);
  }
  return undefined;
}

/** The values of `this.name = value` among the statements of a method, also inside blocks and branches. */
function* assignedTo(name: string, statement: Ast.Node): Generator<Ast.Node> {
  switch (statement.type) {
    case "BlockStatement":
      for (const each of statement.body) yield* assignedTo(name, each);
      break;
    case "IfStatement":
      yield* assignedTo(name, statement.consequent);
      if (statement.alternate) yield* assignedTo(name, statement.alternate);
      break;
    case "TryStatement":
      yield* assignedTo(name, statement.block);
      break;
    case "ExpressionStatement": {
      const { expression } = statement;
      if (expression.type !== "AssignmentExpression") break;
      const { left, right } = expression;
      if (left.type !== "MemberExpression" || left.object.type !== "ThisExpression") break;
      if (propertyName(left) === name && !isNothing(right)) yield right;
      break;
    }
    default:
      break;
  }
}

/** `null` and `undefined` only keep the place for the value that comes later. */
function isNothing(node: Ast.Node): boolean {
  return (
    (node.type === "Literal" && node.value === null) ||
    (node.type === "Identifier" && node.name === "undefined")
  );
}
