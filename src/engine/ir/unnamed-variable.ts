import type { Variable } from "../syntax/ast.ts";
import type { Lowering } from "./lowering.ts";

/** A variable of the module that nobody declared, for what all of its functions share. */
export function unnamedVariable(lower: Lowering): Variable {
  const scope = moduleScope(lower);
  const variable = { name: "", scope, references: [], defs: [], identifiers: [] };
  return variable as unknown as Variable;
}

export function moduleScope({ scopes }: Lowering): Variable["scope"] {
  const found = scopes.scopes.find(({ type }) => type === "module") ?? scopes.scopes[0];
  if (!found) throw new Error("a parsed file has a scope");
  return found;
}
