import type { Ast, Variable } from "../syntax/ast.ts";
import { propertyName, specifierName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { DecoratorIr, Scalar } from "./ir.ts";
import type { TypeName, WrittenType } from "./type-name.ts";
import type { Lowering } from "./lowering.ts";

const SCALARS = new Set([
  "TSBooleanKeyword",
  "TSNullKeyword",
  "TSUndefinedKeyword",
  "TSVoidKeyword",
  "TSNeverKeyword",
  "TSLiteralType",
]);

const NUMBERS = new Set(["TSNumberKeyword", "TSBigIntKeyword"]);

/** Names that wrap the type that matters. */
const WRAPPERS = new Set(["Promise", "Readonly", "Partial", "Required", "NonNullable", "Awaited"]);

/** What an annotation says: a name that can be looked up, or that there is no text in the value. */
export function writtenType(
  lower: Lowering,
  annotation: Ast.TSTypeAnnotation | undefined,
): WrittenType | undefined {
  return annotation && ofType(lower, annotation.typeAnnotation);
}

/** The name of a type that is written as it stands, as after `as` and `satisfies`. */
export function typeNameOf(lower: Lowering, type: Ast.TypeNode): TypeName | undefined {
  return ofType(lower, type)?.name;
}

function ofType(lower: Lowering, type: Ast.TypeNode): WrittenType | undefined {
  if (NUMBERS.has(type.type)) return { scalar: true, number: true };
  if (SCALARS.has(type.type)) return { scalar: true };
  switch (type.type) {
    case "TSUnionType": {
      const members = type.types.map((each) => ofType(lower, each));
      if (members.every((member) => member?.scalar))
        return members.some((member) => member?.number)
          ? { scalar: true, number: true }
          : { scalar: true };
      const named = members.filter((member) => member?.name);
      // The file's own name for what a library has as well says less than the library's.
      const imported = named.filter((member) => member?.name?.specifier !== undefined);
      return [named, imported].find((each) => each.length === 1)?.[0];
    }
    case "TSTypeReference": {
      const name = typeName(lower, type.typeName);
      if (!name) return undefined;
      const [argument] = type.typeArguments?.params ?? [];
      const isWrapper = name.specifier === undefined && WRAPPERS.has(name.path[0] ?? "");
      if (isWrapper && argument) return ofType(lower, argument);
      return { name, scalar: isEnum(lower, type.typeName) };
    }
    case "TSTypeLiteral": {
      const members = type.members.flatMap((each) => membersIn(lower, each));
      return members.length > 0 ? { scalar: false, members } : undefined;
    }
    default:
      return undefined;
  }
}

function membersIn(
  lower: Lowering,
  member: Ast.TypeElement,
): (readonly [name: string, type: TypeName])[] {
  if (member.type !== "TSPropertySignature" || member.computed) return [];
  const { key } = member;
  const name = key.type === "Identifier" ? key.name : undefined;
  const type = writtenType(lower, member.typeAnnotation)?.name;
  return name !== undefined && type ? [[name, type]] : [];
}

export function typeName(lower: Lowering, name: Ast.Node): TypeName | undefined {
  switch (name.type) {
    case "TSQualifiedName":
    case "MemberExpression": {
      const left = typeName(lower, name.type === "TSQualifiedName" ? name.left : name.object);
      const right = name.type === "TSQualifiedName" ? name.right : name.property;
      if (!left || right.type !== "Identifier") return undefined;
      return { ...left, path: [...left.path, right.name] };
    }
    case "CallExpression":
      // `extends mixin(Base)` is near enough to `extends Base` for what is asked of it.
      return name.arguments[0] ? typeName(lower, name.arguments[0]) : undefined;
    case "Identifier": {
      const variable = lower.variables.of(name) ?? lower.typeVariable(name);
      const imported = variable && lower.importOf(variable);
      const required = imported ? undefined : variable && requiredBy(variable);
      if (required !== undefined) return { specifier: required, path: [] };
      if (!imported) return { path: [name.name] };
      const path = imported.name === "*" ? [] : [imported.name];
      return { specifier: imported.specifier, path };
    }
    default:
      return undefined;
  }
}

/** `const common_1 = require("@nestjs/common")`, as compilers write imports. */
function requiredBy(variable: Variable): string | undefined {
  const [definition] = variable.defs;
  if (definition?.type !== "Variable" || definition.node.id.type !== "Identifier") return undefined;
  let call = definition.node.init && unwrap(definition.node.init);
  // `__importStar(require("x"))`
  if (call?.type === "CallExpression" && call.arguments[0]?.type === "CallExpression")
    [call] = call.arguments;
  if (call?.type !== "CallExpression" || call.callee.type !== "Identifier") return undefined;
  const [specifier] = call.arguments;
  return call.callee.name === "require" && specifier?.type === "Literal"
    ? String(specifier.value)
    : undefined;
}

function isEnum(lower: Lowering, name: Ast.Node): boolean {
  if (name.type !== "Identifier") return false;
  const variable = lower.variables.of(name) ?? lower.typeVariable(name);
  return variable?.defs.some((definition) => definition.type === "TSEnumName") ?? false;
}

export function decorators(
  lower: Lowering,
  nodes: readonly { readonly expression: Ast.Node; readonly range: Ast.Range }[],
): DecoratorIr[] {
  return nodes.flatMap((node) => {
    const { expression } = node;
    const callee = expression.type === "CallExpression" ? expression.callee : expression;
    const name = typeName(lower, unwrap(callee));
    if (!name) return [];
    const given = expression.type === "CallExpression" ? expression.arguments : [];
    const patterns = given.flatMap((argument) => patternOf(lower, argument) ?? []);
    return [
      {
        name,
        arguments: given.map((argument) => scalarOf(argument)),
        names: given.flatMap((argument) => {
          const named = argument.type === "NewExpression" ? argument.callee : argument;
          const isName = named.type === "Identifier" || named.type === "MemberExpression";
          return (isName && typeName(lower, named)) || [];
        }),
        ...(patterns.length > 0 && { patterns }),
        range: { start: node.range[0], end: node.range[1] },
      },
    ];
  });
}

/** A regular expression, or the name of one of the file. */
function patternOf(
  lower: Lowering,
  node: Ast.Node,
): { readonly pattern: string; readonly flags: string } | undefined {
  if (node.type === "Literal")
    return "regex" in node ? { pattern: node.regex.pattern, flags: node.regex.flags } : undefined;
  const variable = node.type === "Identifier" ? lower.variables.of(node) : undefined;
  const definition = variable?.defs[0]?.node;
  if (!variable || definition?.type !== "VariableDeclarator") return undefined;
  const { init } = definition;
  return init?.type === "Literal" && lower.variables.isConstant(variable)
    ? patternOf(lower, init)
    : undefined;
}

function scalarOf(node: Ast.Node): Scalar {
  if (node.type === "Literal" && !("regex" in node)) return node.value as Scalar;
  if (node.type === "TemplateLiteral" && node.expressions.length === 0) {
    return node.quasis[0]?.value.cooked ?? undefined;
  }
  return node.type === "ObjectExpression" ? keyOf(node) : undefined;
}

/** `{ cmd: "print" }` as a text: objects of constants name things as well. */
function keyOf(node: Ast.ObjectExpression): string | undefined {
  const entries = node.properties.map((each) =>
    each.type === "Property" ? [propertyName(each), scalarOf(each.value)] : [],
  );
  const isConstant = entries.every(([name, value]) => name !== undefined && value !== undefined);
  return isConstant && entries.length > 0 ? JSON.stringify(entries) : undefined;
}

/** Where an import binding comes from. */
export function importedFrom(definition: {
  readonly node: Ast.Node;
  readonly parent?: Ast.Node | null | undefined;
}): { specifier: string; name: string } | undefined {
  const { node, parent } = definition;
  if (node.type === "TSImportEqualsDeclaration") {
    const reference = node.moduleReference;
    if (reference.type !== "TSExternalModuleReference") return undefined;
    const { expression } = reference;
    return expression.type === "Literal"
      ? { specifier: String(expression.value), name: "*" }
      : undefined;
  }
  if (parent?.type !== "ImportDeclaration") return undefined;
  const specifier = parent.source.value;
  if (node.type === "ImportSpecifier") return { specifier, name: specifierName(node.imported) };
  return { specifier, name: node.type === "ImportDefaultSpecifier" ? "default" : "*" };
}
