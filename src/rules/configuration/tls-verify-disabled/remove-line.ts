import type { Ast } from "../../../engine/api.ts";

/** The statement with the rest of its line, when nothing else stands on it. */
export function removeLine(
  statement: Ast.Node,
  text: string,
): { start: number; end: number; text: string } {
  const start = text.lastIndexOf("\n", statement.range[0] - 1) + 1;
  const lineBreak = text.indexOf("\n", statement.range[1]);
  const end = lineBreak === -1 ? text.length : lineBreak + 1;
  const alone =
    text.slice(start, statement.range[0]).trim() === "" &&
    text.slice(statement.range[1], end).trim() === "";
  return alone
    ? { start, end, text: "" }
    : { start: statement.range[0], end: statement.range[1], text: "" };
}
