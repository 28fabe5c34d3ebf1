import type { Located } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";

/** Lists of handlers, also those that stand in a variable or are spread. */
export function flattened(given: readonly Located[]): Located[] {
  return given.flatMap((at) => {
    const inner = at.node.type === "SpreadElement" ? at.node.argument : at.node;
    const origin = at.in.origin(inner);
    if (origin.node.type !== "ArrayExpression") return [{ node: unwrap(inner), in: at.in }];
    const { in: home } = origin;
    return flattened(
      origin.node.elements.flatMap((each) => (each ? [{ node: each, in: home }] : [])),
    );
  });
}
