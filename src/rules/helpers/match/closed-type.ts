import {
  type Ast,
  type Located,
  type Semantics,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";

/** Longest chain of names, members and modules that is followed. */
const MAX_DEPTH = 8;

const CLOSED = new Set([
  "TSLiteralType",
  "TSNumberKeyword",
  "TSBooleanKeyword",
  "TSBigIntKeyword",
  "TSNullKeyword",
  "TSUndefinedKeyword",
  "TSEnumDeclaration",
]);

/** True when the type that is written for an expression leaves no text of anybody's choice: numbers, enums, unions of literals. */
export function hasClosedType(expression: Ast.Node, semantics: Semantics): boolean {
  const type = typeOf({ node: expression, in: semantics }, 0);
  return type !== undefined && isClosed(type, 0);
}

function isClosed(at: Located, depth: number): boolean {
  const type = declared(at, depth);
  if (!type) return false;
  if (type.node.type === "TSUnionType")
    return type.node.types.every((node) => isClosed({ node, in: type.in }, depth + 1));
  return CLOSED.has(type.node.type);
}

/** The type that is written for a name, or for a member of something with a type. */
function typeOf(at: Located, depth: number): Located | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const node = unwrap(at.node);
  if (node.type === "MemberExpression") {
    const name = propertyName(node);
    const owner = typeOf({ node: node.object, in: at.in }, depth + 1);
    return owner && name !== undefined ? memberType(owner, name, depth + 1) : undefined;
  }
  if (node.type !== "Identifier") return undefined;
  const [definition] = at.in.variables.of(node)?.defs ?? [];
  const name = definition?.name;
  if (name?.type !== "Identifier") return undefined;
  if (name.typeAnnotation) return { node: name.typeAnnotation.typeAnnotation, in: at.in };
  return patternType(name, at.in, depth);
}

/** `{ target }: Options` and `{ target = "_top" }: Options` */
function patternType(
  name: Ast.Identifier,
  semantics: Semantics,
  depth: number,
): Located | undefined {
  const inner = name.parent.type === "AssignmentPattern" ? name.parent : name;
  const property = inner.parent;
  if (property?.type !== "Property" || property.parent.type !== "ObjectPattern") return undefined;
  const key = propertyName(property);
  const type = property.parent.typeAnnotation?.typeAnnotation;
  return type && key !== undefined
    ? memberType({ node: type, in: semantics }, key, depth + 1)
    : undefined;
}

function memberType(owner: Located, name: string, depth: number): Located | undefined {
  const type = declared(owner, depth);
  const members =
    type?.node.type === "TSInterfaceDeclaration"
      ? type.node.body.body
      : type?.node.type === "TSTypeLiteral"
        ? type.node.members
        : [];
  const member = members.find(
    (each) =>
      each.type === "TSPropertySignature" &&
      each.key.type === "Identifier" &&
      each.key.name === name,
  );
  const written = member?.type === "TSPropertySignature" && member.typeAnnotation?.typeAnnotation;
  return type && written ? { node: written, in: type.in } : undefined;
}

/** What stands behind the name of a type, in this file or in the one that it is imported from. */
function declared(at: Located, depth: number): Located | undefined {
  const { node, in: semantics } = at;
  if (node.type !== "TSTypeReference") return at;
  if (depth > MAX_DEPTH || node.typeName.type !== "Identifier") return undefined;
  const found = declaration(node.typeName.name, semantics, depth);
  if (found?.node.type !== "TSTypeAliasDeclaration") return found;
  return declared({ node: found.node.typeAnnotation, in: found.in }, depth + 1);
}

function declaration(name: string, semantics: Semantics, depth: number): Located | undefined {
  if (depth > MAX_DEPTH) return undefined;
  for (const statement of semantics.source.ast.body) {
    if (statement.type === "ImportDeclaration" || statement.type === "ExportNamedDeclaration") {
      const specifier = statement.specifiers.find(
        (each) =>
          (each.type === "ImportSpecifier" && each.local.name === name) ||
          (each.type === "ExportSpecifier" && nameOf(each.exported) === name),
      );
      const from = statement.source && specifier && semantics.open(statement.source.value);
      if (from && specifier?.type === "ImportSpecifier")
        return declaration(nameOf(specifier.imported), from, depth + 1);
      if (from && specifier?.type === "ExportSpecifier")
        return declaration(nameOf(specifier.local), from, depth + 1);
    }
    if (statement.type === "ExportAllDeclaration") {
      const from = semantics.open(statement.source.value);
      const found = from && declaration(name, from, depth + 1);
      if (found) return found;
    }
    const node =
      statement.type === "ExportNamedDeclaration"
        ? (statement.declaration ?? statement)
        : statement;
    const isType =
      node.type === "TSInterfaceDeclaration" ||
      node.type === "TSTypeAliasDeclaration" ||
      node.type === "TSEnumDeclaration";
    if (isType && node.id.name === name) return { node, in: semantics };
  }
  return undefined;
}

function nameOf(name: Ast.Identifier | Ast.StringLiteral): string {
  return name.type === "Identifier" ? name.name : name.value;
}
