import {
  type Ast,
  type SyntaxContext,
  boundNames,
  propertyName,
  syntaxRule,
  unwrap,
  walk,
  type FunctionNode,
} from "../../../engine/api.ts";
import { claimOfSession } from "./session-claim.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { ownFunction } from "../../helpers/match/own-function.ts";

/** The parameter of `createPayment` that the browser fills, and those that the server does. */
const METADATA = 4;
const ORDER = 1;
const AMOUNT = 2;

export const rule = syntaxRule({
  id: "client-metadata-trusted",
  meta: {
    category: "payments",
    title: "What the customer says about a payment is believed",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [602],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["2.2.2"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    claimed: {
      what: "The `{{field}}` of the payment is what the customer's browser says (metadata): any order is paid with one request.",
      help: "Use the amount that Vendure hands over, ask the provider for the payment by its id, and take the state from its answer; or refuse when ctx.apiType is not 'admin'.",
    },
    covered: {
      what: "The customer's browser says how much there is to pay with ({{field}}), and nobody looks: any order is paid.",
      help: "Take the value of what is paid with from where the shop keeps it, by its code or id, and compare that with the amount.",
    },
    session: {
      what: "The `{{field}}` of the payment is what the customer's browser sends along ({{from}}): any order counts as paid.",
      help: "Ask the provider for the payment by its id, and take the status from its answer. `data` of a new payment session comes with the request of the storefront.",
    },
    unproved: {
      what: "The payment is `{{state}}` because the customer's browser names a transaction; the provider is not asked.",
      help: "Ask the provider for that transaction and compare its amount and order before the payment counts; or refuse when ctx.apiType is not 'admin'.",
    },
  },
  noFix: "How the provider is asked for a payment is not known here.",
  visit: {
    NewExpression(node, context) {
      const { semantics } = context;
      const { callee } = node;
      if (callee.type !== "Identifier" && callee.type !== "MemberExpression") return;
      if (semantics.callee(node) !== "@vendure/core#PaymentMethodHandler") return;
      const [options] = node.arguments;
      const create = options && semantics.object(options)?.get("createPayment");
      const fn = create && ownFunction(create.value);
      if (fn?.in === semantics) check(fn.node, context);
    },
    MethodDefinition(node, context) {
      const claim = claimOfSession(node, context);
      if (claim)
        context.report({
          at: claim.at,
          message: "session",
          data: { field: claim.field, from: claim.from },
        });
    },
  },
});

function check(fn: FunctionNode, context: SyntaxContext): void {
  const parameter = fn.params[METADATA];
  if (!parameter || /\bapiType\b/.test(context.text.slice(...fn.range))) return;
  const names = new Set(boundNames(parameter).map(({ name }) => name));
  const fields = new Map<string, string>();
  const claims: { readonly field: string; readonly at: Ast.Property }[] = [];
  let isChecked = false;
  let isProved = false;
  const covers: { readonly field: string; readonly at: Ast.Node }[] = [];
  const [order, due] = [ORDER, AMOUNT].map((index) => boundNames(fn.params[index] ?? fn)[0]?.name);
  let asksSomebody = false;
  let state: string | undefined;
  const isClaim = (value: Ast.Node): boolean => {
    const node = unwrap(value);
    if (node.type === "Identifier") return names.has(node.name);
    if (node.type === "MemberExpression") return isClaim(node.object);
    if (node.type === "LogicalExpression" || node.type === "BinaryExpression")
      return isClaim(node.left);
    if (node.type === "ConditionalExpression") return isClaim(node.test);
    // `Number(metadata.amount)` is the same number.
    const [first] = node.type === "CallExpression" ? node.arguments : [];
    return first !== undefined && CONVERTS.test(calleeName(node)) && isClaim(first);
  };
  const isDue = (value: Ast.Node): boolean => {
    const node = unwrap(value);
    if (node.type === "Identifier") return node.name === due;
    if (node.type !== "MemberExpression" || order === undefined) return false;
    const owner = unwrap(node.object);
    return (
      owner.type === "Identifier" && owner.name === order && /total/i.test(propertyName(node) ?? "")
    );
  };
  const fieldOf = (value: Ast.Node): string =>
    fields.get(nameOf(unwrap(value)) ?? "") ?? nameOf(unwrap(value)) ?? "a field";
  walk(fn, context.source.visitorKeys, (node) => {
    if (
      node.type === "VariableDeclarator" &&
      node.init &&
      isClaim(node.init) &&
      node.id.type === "Identifier"
    )
      fields.set(node.id.name, claimedField(node.init));
    if (node.type === "VariableDeclarator" && node.init && isClaim(node.init))
      for (const { name } of boundNames(node.id)) names.add(name);
    if (node.type === "AwaitExpression") asksSomebody = true;
    if (node.type === "CallExpression" && !isPlain(node))
      asksSomebody ||= node.arguments.some(isClaim);
    if (node.type === "BinaryExpression" && /^[!=<>]/.test(node.operator)) {
      const sides = [node.left, node.right].filter((side) => side.type !== "Literal");
      if (sides.length === 2) {
        const claim = sides.find(isClaim);
        isChecked ||= claim !== undefined;
        const isOfAmount = sides.some(isDue);
        if (/^[!=]/.test(node.operator)) isProved ||= claim !== undefined;
        else if (isOfAmount && claim) {
          // Refused is what is less than the amount; what is more is another question.
          const asks = claim === node.left ? /^(?:<|>=)$/ : /^(?:>|<=)$/;
          if (asks.test(node.operator)) covers.push({ field: fieldOf(claim), at: node });
        }
        // What the shop knows of is compared with the amount as well.
        else if (isOfAmount) isProved = true;
      }
    }
    if (node.type !== "Property" || node.parent.type !== "ObjectExpression") return;
    const field = propertyName(node) ?? "";
    if (field === "state") state = context.semantics.string(node.value) ?? state;
    if (/^(?:amount|state|transactionId)$/.test(field) && isClaim(node.value))
      claims.push({ field, at: node });
  });
  const [cover] = covers;
  if (cover && !isProved && /^(?:Settled|Authorized)$/.test(state ?? ""))
    context.report({ at: cover.at, message: "covered", data: { field: cover.field } });
  if (isChecked) return;
  for (const { field, at } of claims) {
    if (field !== "transactionId") context.report({ at, message: "claimed", data: { field } });
    else if (!asksSomebody && claims.length === 1 && /^(?:Settled|Authorized)$/.test(state ?? ""))
      context.report({ at, message: "unproved", data: { state: state ?? "" } });
  }
}

/** `value` of `Number(metadata.value ?? 0)`. */
function claimedField(value: Ast.Node): string {
  const node = unwrap(value);
  if (node.type === "LogicalExpression") return claimedField(node.left);
  const [first] = node.type === "CallExpression" ? node.arguments : [];
  return first ? claimedField(first) : (nameOf(node) ?? "a field");
}

const CONVERTS = /^(?:Number|String|parseInt|parseFloat|round|floor|abs)$/;

/** Calls that only write to the log or convert. */
function isPlain(node: Ast.CallExpression): boolean {
  return (
    CONVERTS.test(calleeName(node)) ||
    /^(?:log|info|warn|error|debug|verbose|stringify)$/.test(calleeName(node))
  );
}

function calleeName(node: Ast.Node): string {
  if (node.type !== "CallExpression") return "";
  const callee = unwrap(node.callee);
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" ? (propertyName(callee) ?? "") : "";
}
