import type { Ast, ReportedFix, SyntaxContext } from "../../../engine/api.ts";

/** A number that is asked for, as it stands in the code. */
interface AskedNumber {
  readonly node: Ast.Node;
  /** False where it may still be a text. */
  readonly isNumber: boolean;
  /** `{ limit }` names a member and its value at once. */
  readonly isShorthand?: boolean;
}

/** `limit` → `Math.min(Number(limit), 100)`. */
export function capNumber(
  { node, isNumber, isShorthand = false }: AskedNumber,
  most: string,
  { text }: SyntaxContext,
): ReportedFix {
  const [start, end] = node.range;
  const own = text.slice(start, end);
  const capped = `Math.min(${isNumber ? own : `Number(${own})`}, ${most})`;
  return {
    id: "cap",
    edits: () => [{ start, end, text: isShorthand ? `${own}: ${capped}` : capped }],
  };
}
