import { type Ast, type Semantics, unwrap } from "../../../engine/api.ts";

/** A regular expression that is written down, here or in another file. */
export interface WrittenPattern {
  readonly pattern: string;
  readonly flags: string;
}

/** The pattern that an expression certainly is: a literal, a constant, `new RegExp` with fixed texts. */
export function writtenPattern(node: Ast.Node, semantics: Semantics): WrittenPattern | undefined {
  const { node: origin, in: home } = semantics.origin(node);
  const value = unwrap(origin);
  if (value.type === "Literal" && "regex" in value) {
    return { pattern: value.regex.pattern, flags: value.regex.flags };
  }
  const isCall = value.type === "NewExpression" || value.type === "CallExpression";
  if (!isCall || home.callee(value) !== "global#RegExp") return undefined;
  const [text, marks] = value.arguments;
  const pattern = text && home.string(text);
  const flags = marks ? home.string(marks) : "";
  return pattern === undefined || flags === undefined ? undefined : { pattern, flags };
}
