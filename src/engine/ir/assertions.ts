import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Frame } from "./frame.ts";
import type { Lowering } from "./lowering.ts";

const FUNCTIONS = /^(?:assert|invariant|tinyInvariant|httpAssert)$/;
/** Objects whose `assert` or `ok` leaves; that of the console goes on. */
const OBJECTS = /^(?:assert|ctx|context)$/;

/** `assert(file.startsWith(root), "…")`, `ctx.assert(…, 404)`: what comes after it knows that it holds. */
export function refineByAssertion(lower: Lowering, node: Ast.Expression, frame: Frame): void {
  const call = unwrap(node);
  if (call.type !== "CallExpression" || !isAssertion(call.callee)) return;
  const [claim] = call.arguments;
  // A name alone says that there is something.
  if (!claim || !SAYS_MORE.has(unwrap(claim).type)) return;
  const { condition } = lower.condition(claim, frame);
  lower.refine(condition, true, node, frame);
}

const SAYS_MORE = new Set([
  "BinaryExpression",
  "CallExpression",
  "LogicalExpression",
  "UnaryExpression",
]);

function isAssertion(node: Ast.Node): boolean {
  const callee = unwrap(node);
  if (callee.type === "Identifier") return FUNCTIONS.test(callee.name);
  if (callee.type !== "MemberExpression") return false;
  const object = unwrap(callee.object);
  if (object.type !== "Identifier" || !OBJECTS.test(object.name)) return false;
  return /^(?:assert|ok)$/.test(propertyName(callee) ?? "");
}
