import { type Ast, type Semantics, wrapped } from "../../../engine/api.ts";

const ENOUGH = 3;
/** Names of kinds: one other that is called so is enough. */
const KIND = /(?:^|_)(?:kind|type|mode|method|field|step|view|tab|screen|factor|strategy|option)$/i;

/**
 * `export const KIND_PASSWORD = "password"` among `KIND_COLOR = "color"` and others: kinds of fields
 * that are written down by their own names.
 */
export function isNamedKind(literal: Ast.Node, value: string, { source }: Semantics): boolean {
  const declarator = wrapped(literal).parent;
  if (declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier")
    return false;
  const prefix = prefixOf(declarator.id.name, value);
  if (prefix === undefined) return false;
  let others = 0;
  for (const each of source.nodes) {
    if (each.type !== "Literal" || each === literal || typeof each.value !== "string") continue;
    const { parent } = wrapped(each);
    if (parent?.type !== "VariableDeclarator" || parent.id.type !== "Identifier") continue;
    if (prefixOf(parent.id.name, each.value) === prefix) others++;
  }
  return others >= (KIND.test(prefix) ? 1 : ENOUGH);
}

/** `KIND_` of `KIND_FIRST_NAME` and `firstName`. */
function prefixOf(name: string, value: string): string | undefined {
  const plain = value.replaceAll(/[^a-z0-9]/gi, "").toLowerCase();
  const parts = name.split("_");
  for (let i = 1; i < parts.length; i++) {
    if (parts.slice(i).join("").toLowerCase() === plain) return parts.slice(0, i).join("_");
  }
  return undefined;
}
