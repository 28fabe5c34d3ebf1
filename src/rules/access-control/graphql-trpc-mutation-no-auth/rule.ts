import {
  type Ast,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
  type FunctionNode,
  isFunction,
} from "../../../engine/api.ts";
import { ownFunction } from "../../helpers/match/own-function.ts";
import { words } from "../../helpers/match/names.ts";

/** Procedures that ask nobody who is there, by the names that everybody gives them. */
const PUBLIC = /^(?:public|open|base|unprotected)?_?[pP]rocedure$|^t\.procedure$/;
/** What only those change who run the store, or whose it is. */
const RECORDS =
  /\b(?:orders?|products?|prices?|variants?|inventory|stocks?|coupons?|discounts?|promotions?|categor(?:y|ies)|collections?|users?|customers?|roles?|settings?|payments?|refunds?|shipping|tax(?:es)?|zipcodes?|brands?|invoices?|shops?|stores?|banners?|menus?|pages?|gift ?cards?|vouchers?|warehouses?|suppliers?|staff|admins?|employees?|permissions?|themes?|plans?|subscriptions?|web ?hooks?|transactions?|wallets?|balances?|offers?|campaigns?|sales?|posts?|articles?|blogs?|returns?|channels?|currenc(?:y|ies)|attributes?|vendors?|sellers?)\b/;
/** What visitors do. */
const BY_VISITORS =
  /\b(?:login|log in|sign ?(?:in|up|out)|register|registration|logout|forgot|reset|verify|contact|newsletter|subscribe|review|cart|checkout|place order|create order|guest|search|track|token|otp|password|wish ?list|add customer|create (?:user|customer)|add user|view)\b/;
const CHANGES =
  /^(?:create\w*|update\w*|delete\w*|upsert\w*|save|insert\w*|destroy|remove|findOneAnd\w+|findByIdAnd\w+|bulkWrite|bulkCreate)$/;
/** Any sign that somebody is asked for. */
const ASKS =
  /auth|session|\buser\b|current|permission|role|admin|guard|protect|token|\bjwt\b|viewer|identity|owner|customerId|userId|check\w*\(|require\w*\(|assert\w*\(|ensure\w*\(|verify\w*\(|can\w*\(|\bid\s*\}\s*\)|FORBIDDEN|secret|api_?key/i;

export const rule = syntaxRule({
  id: "graphql-trpc-mutation-no-auth",
  meta: {
    category: "access-control",
    title: "A mutation changes the store's records for anybody",
    level: "information",
    confidence: "medium",
    preset: "audit",
    surface: "editor",
    cwe: [862],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["8.2.1"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    trpc: {
      what: "The public procedure {{name}} runs `{{call}}`, and nothing asks who is there.",
      help: "Build it on the procedure that asks for a login or a role, as the other procedures of the router are.",
    },
    graphql: {
      what: "The mutation {{name}} runs `{{call}}`, and nothing in it asks who is there.",
      help: "Ask the context who is logged in and what they may do, or put a rule before the field (graphql-shield, a directive, a wrapper).",
    },
  },
  noFix: "Which procedure or check asks for a login is the project's own.",
  visit: {
    CallExpression(node, context) {
      const callee = unwrap(node.callee);
      if (callee.type !== "MemberExpression" || propertyName(callee) !== "mutation") return;
      const [handler] = node.arguments;
      if (!handler || !isPublicProcedure(callee.object, context)) return;
      const { parent } = node;
      const name = parent.type === "Property" ? (propertyName(parent) ?? "") : "";
      report(handler, name, "trpc", node, context);
    },
    Property(node, context) {
      if (propertyName(node) !== "Mutation" || node.value.type !== "ObjectExpression") return;
      if (node.parent.type !== "ObjectExpression" || isGuardedElsewhere(context)) return;
      for (const each of node.value.properties) {
        if (each.type !== "Property") continue;
        report(each.value, propertyName(each) ?? "", "graphql", each.key, context);
      }
    },
  },
});

/** `publicProcedure.input(…)`: no `use` with a middleware of its own on the way. */
function isPublicProcedure(object: Ast.Node, { text }: SyntaxContext): boolean {
  let node = unwrap(object);
  while (node.type === "CallExpression") {
    const callee = unwrap(node.callee);
    if (
      callee.type !== "MemberExpression" ||
      /^(?:use|concat|unstable_concat)$/.test(propertyName(callee) ?? "")
    )
      return false;
    node = unwrap(callee.object);
  }
  return PUBLIC.test(text.slice(...node.range));
}

/** Rules before all fields of the server are written down somewhere else. */
function isGuardedElsewhere(context: SyntaxContext): boolean {
  return ["graphql-shield", "@graphql-authz/core", "graphql-auth", "graphql-middleware"].some(
    (name) => context.packageVersion(name) !== undefined,
  );
}

function report(
  handler: Ast.Node,
  name: string,
  message: "trpc" | "graphql",
  at: Ast.Node,
  context: SyntaxContext,
): void {
  const fn = ownFunction({ node: handler, in: context.semantics });
  if (
    !fn ||
    fn.in !== context.semantics ||
    !isFunction(unwrap(handler)) ||
    BY_VISITORS.test(words(name))
  )
    return;
  // Whoever takes more than the arguments apart may take who is there.
  const own = context.text.slice(...fn.node.range);
  if (ASKS.test(own.replace(/\b\w*[pP]rocedure\b/g, ""))) return;
  const call = changeIn(fn.node, context);
  // `setPrice` says what it changes where the shop has words of its own for what it sells.
  if (call === undefined || !RECORDS.test(words(`${name} ${call}`))) return;
  context.report({
    at: message === "trpc" ? headOfCall(at, context) : at,
    message,
    data: { name: name.slice(0, 30), call: call.slice(-34) },
  });
}

function headOfCall(at: Ast.Node, { text }: SyntaxContext) {
  const call = at.type === "CallExpression" ? unwrap(at.callee) : at;
  const end = call.range[1];
  const line = text.indexOf("\n", at.range[0]);
  return { start: at.range[0], end: line === -1 || line > end ? end : line };
}

/** The first call that changes records: `prisma.order.update`. */
function changeIn(fn: FunctionNode, { source, text }: SyntaxContext): string | undefined {
  let found: string | undefined;
  const open: Ast.Node[] = fn.body ? [fn.body] : [];
  for (let node = open.pop(); node && found === undefined; node = open.pop()) {
    if (node.type === "CallExpression") {
      const callee = unwrap(node.callee);
      if (callee.type === "MemberExpression" && CHANGES.test(propertyName(callee) ?? "")) {
        const written = text.slice(...callee.range).replaceAll(/\s+/g, "");
        if (/^[\w$.?!]+$/.test(written) && !/params|headers|cache|map\b|set\b/i.test(written))
          found = written;
      }
    }
    for (const key of source.visitorKeys[node.type] ?? []) {
      const value = (node as unknown as Record<string, unknown>)[key];
      for (const each of Array.isArray(value) ? value : [value])
        if (typeof each === "object" && each !== null && "type" in each)
          open.push(each as Ast.Node);
    }
  }
  return found;
}
