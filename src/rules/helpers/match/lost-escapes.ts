import type { Ast } from "../../../engine/api.ts";

/** A backslash that a text drops before anybody reads it as a pattern. */
export interface LostEscape {
  /** Where the backslash stands in the file. */
  readonly at: number;
  /** With its character. */
  readonly meant: string;
  /** What the pattern has instead. */
  readonly read: string;
}

/** What only a backslash makes a class of characters, anywhere in a pattern. */
const CLASSES = /[dDwWsSB]/;
/** What has a meaning of its own, outside of brackets only. */
const SIGNS = /[.*+?()|^${}]/;

/** The backslashes of fixed texts that a pattern is made of: `"^\d+$"`, `"[a-z]+\." + name`. */
export function lostEscapes(node: Ast.Node, file: string): readonly LostEscape[] {
  const found: LostEscape[] = [];
  let inBrackets = false;
  for (const { start, end } of textsOf(node)) {
    for (let at = start; at < end; at++) {
      const char = file.charAt(at);
      if (char === "[") inBrackets = true;
      if (char === "]") inBrackets = false;
      if (char !== "\\") continue;
      const next = file.charAt(at + 1);
      const isLost =
        CLASSES.test(next) || (!inBrackets && SIGNS.test(next) && !isHole(file, at + 1));
      if (isLost) found.push({ at, meant: `\\${next}`, read: next });
      // `"\\["` is an escaped bracket, which opens nothing.
      at++;
      if (next === "\\" && /[[\]]/.test(file.charAt(at + 1))) at++;
    }
  }
  return found;
}

/** `\${` in a template is how a dollar and a bracket are written. */
function isHole(file: string, at: number): boolean {
  return file.startsWith("${", at) || file.startsWith("{", at);
}

function textsOf(node: Ast.Node): readonly { readonly start: number; readonly end: number }[] {
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string"
        ? [{ start: node.range[0] + 1, end: node.range[1] - 1 }]
        : [];
    case "TemplateLiteral":
      return node.quasis.map(({ range }) => ({ start: range[0] + 1, end: range[1] - 1 }));
    case "BinaryExpression":
      return node.operator === "+" ? [...textsOf(node.left), ...textsOf(node.right)] : [];
    default:
      return [];
  }
}
