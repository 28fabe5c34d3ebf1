import type { Ast } from "../syntax/ast.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";

/** A call that stands nowhere in the text so: of a function by itself, on no object unless one is named. */
export function plainCall(
  callee: Value,
  given: readonly Value[],
  node: Ast.Node,
  frame: Frame,
  receiver?: Value,
): Value {
  return frame.emit(node, {
    op: "call",
    callee,
    receiver,
    method: undefined,
    arguments: given,
    spreadFrom: given.length,
  });
}
