import type { ExpressionNode, NodeTypes, SourceLocation } from "@vue/compiler-core";
import type { Range } from "../../text/range.ts";

/** The types of nodes by their values: the library's enumeration would have to be loaded to be asked. */
export const NODE = {
  element: 1 as NodeTypes.ELEMENT,
  text: 2 as NodeTypes.TEXT,
  comment: 3 as NodeTypes.COMMENT,
  interpolation: 5 as NodeTypes.INTERPOLATION,
  attribute: 6 as NodeTypes.ATTRIBUTE,
  directive: 7 as NodeTypes.DIRECTIVE,
} as const;

export function rangeOf({ start, end }: SourceLocation): Range {
  return { start: start.offset, end: end.offset };
}

/** Where an expression stands; undefined for an empty one. */
export function expressionRange(node: ExpressionNode | undefined): Range | undefined {
  return node && node.loc.end.offset > node.loc.start.offset ? rangeOf(node.loc) : undefined;
}
