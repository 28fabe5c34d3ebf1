import type { Ast } from "../syntax/ast.ts";
import type { Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { calledName } from "../semantics/names.ts";
import { visitAll } from "./functions.ts";

/** What payments are called that went well. */
const PAID = /^(?:paid|succeeded|success(?:ful)?|captured|settled|completed?)$/i;
/** Calls that give what the store has kept; providers are asked to retrieve and to get. */
const FINDS = /^find(?:$|[A-Z])/;

/**
 * True for a condition that holds where the store has kept a payment that went well already:
 * `order.payments.some((each) => each.status === "PAID")` where `order` was found in the database.
 */
export function asksRecordedPayment(condition: Ast.Node, semantics: Semantics): boolean {
  const { node, in: where } = semantics.origin(unwrap(condition));
  if (where !== semantics) return false;
  let saysPaid = false;
  let isFound = false;
  let isNegated = false;
  visitAll({ node, in: semantics }, (each) => {
    if (each.type === "Literal" && typeof each.value === "string")
      saysPaid ||= PAID.test(each.value);
    if (each.type === "UnaryExpression" && each.operator === "!") isNegated = true;
    if (each.type === "BinaryExpression" && each.operator.startsWith("!=")) isNegated = true;
    if (each.type === "MemberExpression" && each.object.type === "Identifier")
      isFound ||= isRecord(each.object, semantics);
  });
  return saysPaid && isFound && !isNegated;
}

/** `const order = await prisma.order.findUnique(…)` */
function isRecord(name: Ast.Identifier, semantics: Semantics): boolean {
  const definition = semantics.variables.of(name)?.defs[0];
  if (definition?.type !== "Variable" || definition.node.init?.type !== "AwaitExpression")
    return false;
  const call = unwrap(definition.node.init.argument);
  if (call.type !== "CallExpression") return false;
  const callee = unwrap(call.callee);
  return callee.type === "MemberExpression" && FINDS.test(calledName(callee));
}
