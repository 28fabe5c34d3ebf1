import type { Ast } from "../syntax/ast.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import { isAddressPart, refineWholes, rootOf } from "./parts.ts";

/**
 * `await assertOutside(url.hostname)`: where the function has not thrown, what it is sure of a part
 * of an address holds for the whole.
 */
export function refinePassedParts(
  call: Value,
  given: readonly Value[],
  node: Ast.CallExpression,
  frame: Frame,
): void {
  for (const [argument, value] of given.entries()) {
    const part = frame.code[rootOf(value, frame)];
    if (part?.op !== "load" || !isAddressPart(part.name)) continue;
    if (node.arguments[argument]?.type === "SpreadElement") return;
    const after = frame.emit(node, { op: "changed", value, call, argument });
    const test = { kind: "passed", before: value, after } as const;
    refineWholes(value, { place: "this", path: [], test, holds: true }, node, frame);
  }
}
