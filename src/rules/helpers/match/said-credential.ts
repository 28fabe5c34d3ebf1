import { type Ast, type SyntaxContext } from "../../../engine/api.ts";

const SAYS =
  /\b(?:generat|creat|mak|produc|return)(?:es?|ing)?\s+(?:(?:an?|the|new|random|unique|secure|cryptographic)\s+)*((?:session|access|api|secret|signing|encryption)[ -](?:ids?|keys?|tokens?)|(?:csrf|reset|auth|authentication|login|bearer)[ -]tokens?|passwords?|one[- ]time (?:codes?|passwords?))\b/i;
const COMMENT = /\/\*(?:[^*]|\*(?!\/))*\*\/\s*$|(?:\/\/[^\n]*\n\s*)+$/;
/** How much of the text before a function is looked at. */
const MAX_LENGTH = 600;

/** The credential that the comment above a function says it makes: `Generates a session id.` */
export function saidCredential(node: Ast.Node, { text }: SyntaxContext): string | undefined {
  let at = node;
  while (at.parent && !isDeclared(at)) at = at.parent;
  const start = at.range[0];
  const before = text.slice(Math.max(0, start - MAX_LENGTH), start);
  const comment = COMMENT.exec(before)?.[0] ?? "";
  return SAYS.exec(comment.replace(/^\s*(?:\*|\/\/)/gm, " "))?.[1];
}

function isDeclared({ type }: Ast.Node): boolean {
  return (
    type === "MethodDefinition" ||
    type === "Property" ||
    type === "PropertyDefinition" ||
    type === "ExpressionStatement" ||
    type === "VariableDeclaration" ||
    type === "FunctionDeclaration"
  );
}
