import type { Ast } from "../syntax/ast.ts";
import type { FunctionNode } from "../syntax/function-node.ts";
import type { Lowering } from "./lowering.ts";
import type { TypeName } from "./type-name.ts";
import { typeNameOf, writtenType } from "./written-types.ts";

/** The type that a function has by where it is written, when its own parameters say nothing. */
export function contractOf(lower: Lowering, node: FunctionNode): TypeName | undefined {
  if (node.type === "FunctionDeclaration") return undefined;
  const { parent } = node;
  switch (parent?.type) {
    case "VariableDeclarator":
      return writtenType(lower, parent.id.typeAnnotation)?.name;
    case "PropertyDefinition":
      return writtenType(lower, parent.typeAnnotation)?.name;
    case "TSSatisfiesExpression":
    case "TSAsExpression":
      return typeNameOf(lower, parent.typeAnnotation);
    case "Property":
      return memberContract(lower, parent);
    default:
      return undefined;
  }
}

/** A function in a table whose type says what all of them are: `const actions: Actions = { pay: async (event) => … }`. */
function memberContract(lower: Lowering, { parent }: Ast.Property): TypeName | undefined {
  if (parent.type !== "ObjectExpression") return undefined;
  const holder = parent.parent;
  const table =
    holder.type === "VariableDeclarator"
      ? writtenType(lower, holder.id.typeAnnotation)?.name
      : holder.type === "TSSatisfiesExpression" || holder.type === "TSAsExpression"
        ? typeNameOf(lower, holder.typeAnnotation)
        : undefined;
  return table && { ...table, path: [...table.path, "*"] };
}
