import type { Ast, TextEdit } from "../../../engine/api.ts";

/** Removes an element from its array literal together with one comma. */
export function removeElement(element: Ast.Node, text: string): TextEdit[] | undefined {
  const array = element.parent;
  if (array?.type !== "ArrayExpression") return undefined;
  const index = array.elements.findIndex((each) => each === element);
  const next = array.elements[index + 1];
  if (next) return [{ start: element.range[0], end: next.range[0], text: "" }];
  const previous = array.elements[index - 1];
  if (!previous) return [{ start: element.range[0], end: element.range[1], text: "" }];
  const comma = /^\s*,/.exec(text.slice(element.range[1]));
  const end = comma ? element.range[1] + comma[0].length : element.range[1];
  return [{ start: previous.range[1], end, text: comma ? "," : "" }];
}
