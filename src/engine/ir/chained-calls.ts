import type { Ast } from "../syntax/ast.ts";
import { bare } from "../semantics/unwrap.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";

/** Longer chains are of libraries. */
const MAX_LINKS = 12;

/**
 * `text.add(a).add(b)`: where the first call gives the object itself, the second changes what the
 * name holds. Whether it does is known when the functions are.
 */
export function changedThrough(
  lower: Lowering,
  call: Value,
  receiver: Value,
  object: Ast.Node,
  frame: Frame,
): void {
  const root = bare(object).type === "CallExpression" ? chainedTo(bare(object)) : undefined;
  if (!root || !isOwnObject(lower, root)) return;
  const value = lower.expression(root, frame);
  const operation = { op: "changed", value, call, argument: -1, through: receiver } as const;
  lower.replace(value, frame.emit(object, operation), object, frame);
}

/** The name with which a chain of calls begins. */
function chainedTo(node: Ast.Node): Ast.Node | undefined {
  let each = node;
  for (let links = 0; links < MAX_LINKS && each.type === "CallExpression"; links++) {
    const callee = bare(each.callee);
    if (callee.type !== "MemberExpression") return undefined;
    each = bare(callee.object);
  }
  return each.type === "Identifier" || each.type === "ThisExpression" ? each : undefined;
}

/** A variable or a parameter: modules and functions are not what calls fill with data. */
function isOwnObject(lower: Lowering, root: Ast.Node): boolean {
  if (root.type !== "Identifier") return true;
  const defs = lower.variables.of(root)?.defs ?? [];
  return defs.length > 0 && defs.every(({ type }) => type === "Variable" || type === "Parameter");
}
