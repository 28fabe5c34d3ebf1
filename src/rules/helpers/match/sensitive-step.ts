import { type Ast, type Semantics, unwrap, walk } from "../../../engine/api.ts";
import { nameOf, words } from "./names.ts";

/** Steps of a store that must not fail unseen: money, stock, orders, who may come in. */
const SENSITIVE =
  /\b(?:pay|paid|payments?|payment ?intents?|charges?|refunds?|captures?|captured|payouts?|invoices?|subscriptions?|orders?|checkouts?|stocks?|inventory|inventories|reserve|reservations?|decrement|webhooks?|authori[sz]e|authenticate|verify|verification|permissions?|coupons?|vouchers?|gift ?cards?|balances?|wallets?|ledger|transactions?)\b/;
/** What only tidies up, tells or asks. */
const HARMLESS =
  /\b(?:parse|stringify|close|unlink|rm|remove file|abort|disconnect|destroy|release|rollback|unsubscribe|unlock|cancel token|track|analytics|gtag|fbq|posthog|sentry|log|info|warn|error|debug|toast|notify|mailer|(?:mail|email|sms) (?:service|sender|transport)|send (?:\w+ )*(?:mails?|emails?|e mails?|sms)|focus|scroll\w*|play|pause|get item|set item|remove item|clear|quit|kill|revalidate\w*|invalidate|refetch|cache|prefetch|emit|url|stat|exists\w*|access|mkdir|readdir|end session)\b/;
/** Reading alone changes nothing. */
const READING =
  /^(?:get|find|fetch|load|read|list|retrieve|query|select|count|search|is|has|use)\b|^(?:json|text|blob|form data|array buffer)$/;

/** The step of a store that a block takes, by the names of what it calls; undefined where there is none that matters. */
export function sensitiveStep(block: Ast.Node, semantics: Semantics): string | undefined {
  let found: string | undefined;
  walk(block, semantics.source.visitorKeys, (node) => {
    if (found !== undefined || node.type !== "CallExpression") return;
    const chain = [...tableOf(node), ...namesOf(node)];
    const method = words(chain.at(-1) ?? "");
    if (READING.test(method) || HARMLESS.test(method)) return;
    const name = words(chain.join(" "));
    if (SENSITIVE.test(name) && !HARMLESS.test(name)) found = chain.slice(-2).join(".");
  });
  return found;
}

/** The table of `db.update(orders)`, as query builders are told it. */
function tableOf(call: Ast.CallExpression): string[] {
  const callee = unwrap(call.callee);
  const [table] = call.arguments;
  const isChange =
    callee.type === "MemberExpression" && /^(?:update|insert|delete)$/.test(nameOf(callee) ?? "");
  return isChange && table?.type === "Identifier" && call.arguments.length === 1
    ? [table.name]
    : [];
}

/** `stripe.refunds.create` in its names. */
function namesOf(call: Ast.CallExpression): string[] {
  const names: string[] = [];
  let at = unwrap(call.callee);
  while (at.type === "MemberExpression") {
    names.unshift(nameOf(at) ?? "");
    at = unwrap(at.object);
  }
  if (at.type === "Identifier") names.unshift(at.name);
  return names;
}
