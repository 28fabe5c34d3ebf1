import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";

const STATE = /^(?:is_?paid|paid|paid_?at|(?:payment_?|order_?)?(?:status|state)|processed_?at)$/i;
/** What came with the event says nothing of what the shop did before. */
const EVENT =
  /^(?:event|session|intent|payment_?intent|data|payload|body|req|request|charge|object|notification|webhook|res|response|result|stripe\w*|paypal\w*)\b/i;

/** `if (order.status === "paid")`, `!order.isPaid`: what was done before is looked at. */
export function isAskedBefore(node: Ast.MemberExpression, { source }: Semantics): boolean {
  if (!STATE.test(propertyName(node) ?? "")) return false;
  const { parent } = node;
  const isTest =
    parent.type === "BinaryExpression" ||
    parent.type === "LogicalExpression" ||
    parent.type === "UnaryExpression" ||
    (parent.type === "IfStatement" && parent.test === node);
  return isTest && !EVENT.test(source.text.slice(...node.object.range));
}

/** Fields of an order that name its payment. */
const PAYMENT_ID =
  /(?:stripe|paypal|razor|mollie|adyen|payment|intent|session|transaction|checkout|charge|capture)\w*(?:id|ref|reference|token)$/i;

/** What a condition on records looks at: whether it was done before, or by which payment. */
export function conditionOf(
  node: Ast.Property,
): "notes-event" | "binds-order" | "compares-amount" | undefined {
  const key = propertyName(node) ?? "";
  // `where({ payment_id: payment.id, total: payment.amount.value })`: the statement compares it.
  if (AMOUNT.test(key) && unwrap(node.value).type === "MemberExpression" && isCondition(node))
    return "compares-amount";
  const kind = STATE.test(key) ? "notes-event" : PAYMENT_ID.test(key) ? "binds-order" : undefined;
  return kind && isCondition(node) ? kind : undefined;
}

/** `eq(orders.total, intent.amount_received)` of Drizzle. */
export function comparesAmount({ callee, arguments: given }: Ast.CallExpression): boolean {
  const called = unwrap(callee);
  const [column, value] = given;
  if (called.type !== "Identifier" || called.name !== "eq" || !column || !value) return false;
  const place = unwrap(column);
  return place.type === "MemberExpression" && AMOUNT.test(propertyName(place) ?? "");
}

/** `UPDATE orders … WHERE id = ? AND total = ?`, or a piece of it behind a hole: the statement compares the amount. */
export function asksForAmount(text: string): boolean {
  return ASKED_AMOUNT.test(text);
}

const ASKED_AMOUNT =
  /\b(?:where|and)\s+["`]?\w*(?:total|amount)\w*["`]?\s*=\s*(?:\?|[$:@]\w+|\s*$)/i;

const AMOUNT = /^(?:\w*_?(?:total|amount)(?:_?(?:cents|paid|price))?)$/i;

/** `{ where: { id, status: "pending" } }`, `updateOne({ _id, isPaid: false }, …)`. */
function isCondition(node: Ast.Property): boolean {
  if (node.parent.type !== "ObjectExpression") return false;
  const object = node.parent;
  const { parent } = object;
  if (parent.type === "Property")
    return /^(?:where|filter|query)$/.test(propertyName(parent) ?? "");
  if (parent.type !== "CallExpression" || parent.arguments[0] !== object) return false;
  const callee = unwrap(parent.callee);
  const name = callee.type === "MemberExpression" ? (propertyName(callee) ?? "") : "";
  return (
    /^(?:find\w*|exists|count\w*|where)$/.test(name) ||
    (/^update\w*$/.test(name) && parent.arguments.length > 1)
  );
}
