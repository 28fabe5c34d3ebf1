import type { Ast } from "../syntax/ast.ts";
import { type ApiName, instanceApi, memberApi } from "./api-name.ts";
import type { Semantics } from "./semantics.ts";

/** The instance that a type annotation promises: `stripe: Stripe | null` is `stripe#new()`. Types of the program's own and of the platform give nothing. */
export function writtenType(
  semantics: Semantics,
  annotation: Ast.TSTypeAnnotation | undefined,
): ApiName | undefined {
  const type = annotation && named(annotation.typeAnnotation);
  const api = type && typeName(semantics, type.typeName);
  return api === undefined || api.startsWith("global#") ? undefined : instanceApi(api);
}

function named(type: Ast.TypeNode): Ast.TSTypeReference | undefined {
  if (type.type === "TSTypeReference") return type;
  if (type.type !== "TSUnionType") return undefined;
  const rest = type.types.filter(
    (each) => each.type !== "TSNullKeyword" && each.type !== "TSUndefinedKeyword",
  );
  const [only] = rest;
  return rest.length === 1 && only ? named(only) : undefined;
}

function typeName(semantics: Semantics, name: Ast.EntityName): ApiName | undefined {
  if (name.type === "Identifier") return semantics.api(name);
  if (name.type !== "TSQualifiedName") return undefined;
  const left = typeName(semantics, name.left);
  return left === undefined ? undefined : memberApi(left, name.right.name);
}
