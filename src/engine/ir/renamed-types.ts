import type { Ast } from "../syntax/ast.ts";
import type { Lowering } from "./lowering.ts";
import type { TypeName } from "./type-name.ts";
import { typeName, typeNameOf } from "./written-types.ts";

/** What takes members away from a type, or lets them be absent, leaves the others what they are. */
const PARTS = new Set(["Omit", "Pick", "Partial", "Required", "Readonly", "NonNullable"]);

/** `type App = Application<Services>` and `interface AuthRequest extends Request { … }` of a file. */
export function declaredTypes(lower: Lowering): ReadonlyMap<string, TypeName> {
  const types = new Map<string, TypeName>();
  for (const statement of lower.source.ast.body) {
    const node =
      statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration"
        ? statement.declaration
        : statement;
    if (node?.type === "TSTypeAliasDeclaration") add(node.id, ofType(lower, node.typeAnnotation));
    if (node?.type === "TSInterfaceDeclaration")
      add(node.id, first(node.extends.map((each) => ofHeritage(lower, each))));
  }
  return types;

  function add(id: Ast.Identifier, name: TypeName | undefined): void {
    // An interface that is declared twice may extend something in one place only.
    if (name && !types.has(id.name) && name.path[0] !== id.name) types.set(id.name, name);
    else if (name?.specifier !== undefined) types.set(id.name, name);
  }
}

function ofType(lower: Lowering, type: Ast.TypeNode): TypeName | undefined {
  if (type.type === "TSIntersectionType")
    return first(type.types.map((each) => ofType(lower, each)));
  if (type.type !== "TSTypeReference") return undefined;
  const [argument] = type.typeArguments?.params ?? [];
  const isPart = type.typeName.type === "Identifier" && PARTS.has(type.typeName.name);
  return isPart && argument ? ofType(lower, argument) : typeNameOf(lower, type);
}

function ofHeritage(
  lower: Lowering,
  { expression, typeArguments }: Ast.TSInterfaceHeritage,
): TypeName | undefined {
  const [argument] = typeArguments?.params ?? [];
  const isPart = expression.type === "Identifier" && PARTS.has(expression.name);
  return isPart && argument ? ofType(lower, argument) : typeName(lower, expression);
}

/** The first that is imported says most; of the file's own names the first. */
function first(names: readonly (TypeName | undefined)[]): TypeName | undefined {
  return names.find((each) => each?.specifier !== undefined) ?? names.find((each) => each);
}
