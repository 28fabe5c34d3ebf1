import { type Ast, type SyntaxContext, type TextEdit, propertyName } from "../../../engine/api.ts";
import { innermostFunction } from "./enclosing.ts";

/**
 * `PATTERN.test(text)` in a function, where the pattern outlives the call and keeps the place of its
 * last match. The edit that takes the flag away, where nobody else needs it.
 */
export function rememberedPlace(
  node: Ast.CallExpression,
  { semantics, text }: SyntaxContext,
): { readonly flag: TextEdit | undefined } | undefined {
  const { callee } = node;
  if (callee.type !== "MemberExpression" || propertyName(callee) !== "test") return undefined;
  const pattern = callee.object;
  if (pattern.type !== "Identifier" || isLoopTest(node)) return undefined;
  const variable = semantics.variables.of(pattern);
  const [definition] = variable?.defs ?? [];
  if (!variable || definition?.type !== "Variable") return undefined;
  const { init } = definition.node;
  if (init?.type !== "Literal" || !("regex" in init) || !init.regex.flags.includes("g"))
    return undefined;
  if (!semantics.variables.isConstant(variable)) return undefined;
  // A pattern that is made for each call begins at the front.
  if (innermostFunction(node) === innermostFunction(definition.node)) return undefined;
  const uses = variable.references.map(({ identifier }) => identifier.parent);
  const resets = uses.some(
    (use) => use?.type === "MemberExpression" && propertyName(use) === "lastIndex",
  );
  if (resets) return undefined;
  const isOnlyTested = uses.every(
    (use) =>
      use === definition.node || (use?.type === "MemberExpression" && propertyName(use) === "test"),
  );
  const end = init.range[1];
  const at = text.indexOf("g", end - init.regex.flags.length);
  return { flag: isOnlyTested ? { start: at, end: at + 1, text: "" } : undefined };
}

/** `while (pattern.test(text))` goes from match to match on purpose. */
function isLoopTest({ parent }: Ast.Node): boolean {
  return parent?.type === "WhileStatement" || parent?.type === "DoWhileStatement";
}
