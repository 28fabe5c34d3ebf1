import type { Ast, Semantics } from "../../../engine/api.ts";

/** What the key is for that an expression helps to derive, as far as it has a name in its file. */
export function cipherUses(at: Ast.Node, semantics: Semantics): ReadonlySet<"read" | "write"> {
  const found = new Set<"read" | "write">();
  let made: Ast.Node | undefined = at;
  while (made && made.type !== "VariableDeclarator" && !made.type.endsWith("Statement"))
    made = made.parent;
  if (made?.type !== "VariableDeclarator") return found;
  for (const { identifier, init } of semantics.variables.of(made.id)?.references ?? []) {
    const call = (identifier as Ast.Node).parent;
    if (init || call?.type !== "CallExpression") continue;
    const api = semantics.callee(call);
    if (api === "crypto#createDecipheriv") found.add("read");
    else if (api === "crypto#createCipheriv") found.add("write");
  }
  return found;
}
