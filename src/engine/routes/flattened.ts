import type { Located } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";

/** Functions of packages that make one middleware of several, each of which a request passes. */
const JOINS = /^(?:hono\/combine#every|koa-compose#|compose-middleware#compose)$/;

/** Lists of handlers, also those that stand in a variable, are spread or made one of. */
export function flattened(given: readonly Located[]): Located[] {
  return given.flatMap((at) => {
    const inner = at.node.type === "SpreadElement" ? at.node.argument : at.node;
    const origin = at.in.origin(inner);
    const { node: made } = origin;
    if (made.type === "CallExpression" && JOINS.test(origin.in.callee(made) ?? ""))
      return flattened(made.arguments.map((node) => ({ node, in: origin.in })));
    if (origin.node.type !== "ArrayExpression") return [{ node: unwrap(inner), in: at.in }];
    const { in: home } = origin;
    return flattened(
      origin.node.elements.flatMap((each) => (each ? [{ node: each, in: home }] : [])),
    );
  });
}
