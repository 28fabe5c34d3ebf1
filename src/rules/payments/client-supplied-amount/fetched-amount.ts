import {
  type Ast,
  type Semantics,
  type SyntaxContext,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { innermostFunction } from "../../helpers/match/enclosing.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { hostOf, isPaymentHost } from "../../helpers/match/payment-hosts.ts";
import { requestRead } from "../../helpers/match/request-read.ts";

/** What providers call the amount that is charged. */
const AMOUNT =
  /^(?:amount|Amount|total_?amount|amount_?total|order_?amount|transaction_?amount|amount_?cents|price_?amount|gross_?amount)$/i;
const FETCHES = /^(?:global#fetch|node-fetch#|undici#fetch|cross-fetch#)$/;
/** Money that goes the other way, and what only asks. */
const OTHER = /refund|payout|transfer|verify|quote|estimate/i;
const CONVERTS =
  /^(?:Number|String|parseInt|parseFloat|BigInt|round|ceil|floor|trunc|abs|toFixed|toString|trim)$/;

/** An amount of the request in what `fetch` sends to a payment provider as JSON: `{ body: JSON.stringify({ amount }) }`. */
export function fetchedAmount(
  node: Ast.CallExpression,
  { semantics }: SyntaxContext,
): Ast.Node | undefined {
  const [address, options] = node.arguments;
  if (!address || !options || !FETCHES.test(semantics.callee(node) ?? "")) return undefined;
  const start = beginningOf(address, semantics);
  const host = hostOf(start) ?? hostOf(`${start}/`);
  if (host === undefined || !isPaymentHost(host) || OTHER.test(start)) return undefined;
  const body = semantics.object(options)?.get("body")?.value;
  const text = body && body.in.origin(body.node);
  const call = text && unwrap(text.node);
  if (call?.type !== "CallExpression" || call.arguments.length === 0) return undefined;
  if (text?.in.callee(call) !== "global#JSON.stringify") return undefined;
  const [sent] = call.arguments;
  const object = sent && text.in.object(sent);
  for (const [key, { value }] of object?.properties ?? []) {
    const nested = value.in.object(value.node)?.get("value")?.value;
    // `amount: { currency, value }` of Adyen and Mollie.
    const amount = nested ?? value;
    if (AMOUNT.test(key) && amount.in === semantics && isSent(amount.node, semantics))
      return amount.node;
  }
  return undefined;
}

/** The fixed beginning of an address; what is fixed of a template, its first hole included. */
function beginningOf(address: Ast.Node, semantics: Semantics): string {
  const whole = semantics.string(address);
  if (whole !== undefined) return whole;
  const { node, in: home } = semantics.origin(address);
  if (node.type === "BinaryExpression" && node.operator === "+")
    return beginningOf(node.left, home);
  if (node.type !== "TemplateLiteral") return "";
  const [first, second] = node.quasis.map(({ value }) => value.cooked ?? "");
  const [hole] = node.expressions;
  if (first !== "" || !hole) return first ?? "";
  const base = home.string(hole);
  return base === undefined ? "" : `${base}${second ?? ""}`;
}

/** True for what the request says, as it is or as a number; what a function of the shop makes of it may be a price. */
function isSent(value: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(value);
  const read = requestRead(node, semantics);
  if (read) return read.from === "body" && !isCompared(node, semantics);
  switch (node.type) {
    case "BinaryExpression":
      return (
        /^[*/+-]$/.test(node.operator) &&
        [node.left, node.right].some((each) => isSent(each, semantics)) &&
        [node.left, node.right].every(
          (each) => isSent(each, semantics) || semantics.constant(each) !== undefined,
        )
      );
    case "UnaryExpression":
      return node.operator === "+" && isSent(node.argument, semantics);
    case "CallExpression": {
      const callee = unwrap(node.callee);
      if (!CONVERTS.test(nameOf(callee) ?? "")) return false;
      const [first] = node.arguments;
      const given =
        callee.type === "MemberExpression" && /^to|trim/.test(propertyName(callee) ?? "")
          ? callee.object
          : first;
      return given !== undefined && isSent(given, semantics);
    }
    case "Identifier": {
      const { node: made } = semantics.origin(node);
      return made !== node && !isCompared(node, semantics) && isSent(made, semantics);
    }
    default:
      return false;
  }
}

/** `if (amount !== order.total)` and `if (amount < 1)`: whoever looks at it may know the price. */
function isCompared(node: Ast.Node, { source, variables }: Semantics): boolean {
  const variable = node.type === "Identifier" ? variables.of(node) : undefined;
  if (variable)
    return variable.references.some(({ identifier: { parent } }) => isComparison(parent));
  const own = source.text.slice(...node.range);
  const around = innermostFunction(node);
  if (!around) return false;
  const [from, to] = around.range;
  return source.nodes.some(
    (each) =>
      each.range[0] >= from &&
      each.range[1] <= to &&
      isComparison(each) &&
      source.text.slice(...each.range).includes(own),
  );
}

function isComparison(node: Ast.Node | undefined): boolean {
  if (node?.type === "CallExpression")
    return /check|verif|valid|assert|expect|compare|ensure/i.test(
      nameOf(unwrap(node.callee)) ?? "",
    );
  return node?.type === "BinaryExpression" && /^(?:[!=]==?|[<>]=?)$/.test(node.operator);
}
