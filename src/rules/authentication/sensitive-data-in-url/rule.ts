import {
  type Ast,
  type Report,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
  wrapped,
} from "../../../engine/api.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { nameOf, words } from "../../helpers/match/names.ts";
import { passwordFormsIn, sendsPasswordInAddress } from "../../helpers/match/password-form.ts";
import { namesAround } from "../../helpers/match/names-around.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";
import { logsIn } from "./logs-in.ts";

/** What no address may hold, by the name of the parameter. */
const SECRET =
  /^(?:(?:new |old |current |user )?(?:password|passwd|pwd)|api ?key|apikey|(?:access|auth|session|bearer|refresh|admin) ?token|jwt|(?:client |shared |admin |api )?secret|session ?id|card ?number|cvv|cvc)$/;
const CARD = /^(?:card number|cvv|cvc)$/;
/** The secret that previews and jobs of other services are started by: they can send nothing else. */
const SHARED = /^(?:secret)$/;
/** A token in a link to a page that is meant to be opened once. */
const ONE_TIME =
  /reset|verif|confirm|invite|invitation|activat|unsubscribe|magic|download|oauth|sso|preview|draft|callback|impersonat|embed|socket|stream|events?source|sse/i;
const REDIRECTS = /^(?:redirect|permanentRedirect|replace|push|assign|navigate)$/;
/** What a value of a query is asked for, which is a text or a list of texts. */
const OF_TEXTS = new Set(
  Object.getOwnPropertyNames(String.prototype).concat(Object.getOwnPropertyNames(Array.prototype)),
);
const PARAMETER = /[?&#]([A-Za-z_][\w-]*)=$/;

export const rule = syntaxRule({
  id: "sensitive-data-in-url",
  meta: {
    category: "authentication",
    title: "A secret travels in an address",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [598],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["14.2.1"],
    tips: [4],
    since: "0.1.0",
  },
  messages: {
    read: {
      what: "'{{name}}' is taken from the address, which ends up in logs, histories and referrers.",
      help: "Take it from a header such as Authorization, or from the body of a POST.",
    },
    form: {
      what: "This form puts the password into the address, which ends up in logs, histories and referrers.",
      help: 'Give the form method="post".',
    },
    put: {
      what: "'{{name}}' is put into an address, which ends up in logs, histories and referrers.",
      help: "Set it as a cookie with httpOnly, or send it in a header or in the body of a POST.",
    },
  },
  noFix: "Whoever sends it has to send it elsewhere, so code on both sides changes.",
  config: {
    kinds: ["html", "template"],
    check(document, context) {
      for (const at of passwordFormsIn(document))
        context.report({ at, message: "form", ...presetInTests(context) });
    },
  },
  mentions: [
    "passw",
    "pwd",
    "apikey",
    "api_key",
    "api-key",
    "token",
    "jwt",
    "secret",
    "session",
    "card",
    "cvv",
    "cvc",
  ],
  visit: {
    JSXElement(node, context) {
      if (!sendsPasswordInAddress(node, context.source)) return;
      context.report({ at: node.openingElement, message: "form", ...presetInTests(context) });
    },
    MemberExpression(node, context) {
      // Few members are of a query, so that is asked first.
      if (!isQuery(node.object) || isWritten(node) || isAsked(node)) return;
      const name = propertyName(node);
      if (name === undefined) return;
      if (SECRET.test(words(name))) reportRead(node, name, context);
      else if (name === "token" && logsIn(node, context.semantics))
        reportRead(node, name, context, { preset: "balanced" });
    },
    CallExpression(node, context) {
      const callee = unwrap(node.callee);
      if (callee.type === "MemberExpression" && propertyName(callee) === "get") {
        const [key] = node.arguments;
        const owner = nameOf(unwrap(callee.object)) ?? "";
        if (!key || !/^(?:searchParams|query)$/.test(owner)) return;
        const name = context.semantics.string(key);
        if (name !== undefined && SECRET.test(words(name))) reportRead(node, name, context);
      }
    },
    Property(node, context) {
      if (node.parent.type !== "ObjectPattern") return;
      const name = propertyName(node);
      if (name === undefined || !SECRET.test(words(name))) return;
      const { parent } = node.parent;
      if (parent?.type !== "VariableDeclarator" || !parent.init) return;
      if (isQuery(parent.init)) reportRead(node, name, context);
    },
    TemplateLiteral(node, context) {
      for (const [i, hole] of node.expressions.entries()) {
        const before = node.quasis[i]?.value.cooked ?? "";
        const name = PARAMETER.exec(before)?.[1];
        const first = node.quasis[0]?.value.cooked ?? "";
        if (name !== undefined) checkPut(node, hole, name, first, context);
      }
    },
    BinaryExpression(node, context) {
      if (node.operator !== "+") return;
      const before = node.left.type === "BinaryExpression" ? node.left.right : node.left;
      if (before.type !== "Literal" || typeof before.value !== "string") return;
      const name = PARAMETER.exec(before.value)?.[1];
      if (name === undefined) return;
      let whole: Ast.Node = node;
      while (whole.parent?.type === "BinaryExpression") whole = whole.parent;
      let start: Ast.Node = node.left;
      while (start.type === "BinaryExpression") start = start.left;
      const first = start.type === "Literal" ? String(start.value) : "";
      checkPut(whole, node.right, name, first, context);
    },
  },
});

/** `req.query`, `request.query`, `ctx.query`; what a pattern took out of it is left alone. */
function isQuery(expression: Ast.Node): boolean {
  const node = unwrap(expression);
  if (node.type !== "MemberExpression" || propertyName(node) !== "query") return false;
  return /^(?:req|request|ctx|context)$/.test(nameOf(unwrap(node.object)) ?? "");
}

/** The id of a checkout session, which Stripe itself puts into the address that customers come back to. */
function isOfCheckout({ path, text }: SyntaxContext): boolean {
  return /checkout|payment|success|thank/i.test(path) || /stripe|checkout\.?sessions?/i.test(text);
}

/** Sessions of log-ins, by what they are kept in and what they are asked for. */
const LOG_IN =
  /\bsess:|session_?store|\bsessions?\.(?:get|destroy|touch|validate)\(|log(?:ged)?[-_ ]?in\b|sign(?:ed)?[-_ ]?in\b|\/(?:auth|me|account|profile)\b/i;

/** A session may be one of a chat, of a checkout or of a quiz as well, whose id is no secret. */
function isOfLogIn({ path, text }: SyntaxContext): boolean {
  return LOG_IN.test(`/${path}`) || LOG_IN.test(text);
}

/** `context.query.ApiKey.findOne(…)`: what has methods of its own is no text of an address. */
function isAsked(node: Ast.MemberExpression): boolean {
  const member = wrapped(node).parent;
  if (member?.type !== "MemberExpression" || unwrap(member.object) !== node) return false;
  const call = member.parent;
  return (
    call.type === "CallExpression" &&
    call.callee === member &&
    !OF_TEXTS.has(propertyName(member) ?? "")
  );
}

function isWritten(node: Ast.MemberExpression): boolean {
  const { parent } = node;
  return (
    (parent.type === "AssignmentExpression" && parent.left === node) ||
    (parent.type === "UnaryExpression" && parent.operator === "delete")
  );
}

function reportRead(
  at: Ast.Node,
  name: string,
  context: SyntaxContext,
  less: Pick<Report, "preset"> = {},
): void {
  if (isOutsideProduction(at, context.semantics)) return;
  const isSession = words(name) === "session id";
  if (isSession && (isOfCheckout(context) || !isOfLogIn(context))) return;
  if (
    ONE_TIME.test(`${context.path} ${namesAround(at)}`) &&
    !/password|passwd|pwd|card|cv[vc]/i.test(name)
  )
    return;
  const isShared = SHARED.test(words(name));
  context.report({
    at,
    message: "read",
    data: { name },
    ...less,
    ...(isShared && { level: "information" as const, preset: "balanced" as const }),
    ...presetInTests(context),
  });
}

/** Tokens and passwords in redirects, and in addresses of the store itself. */
function checkPut(
  node: Ast.Node,
  hole: Ast.Node,
  name: string,
  first: string,
  context: SyntaxContext,
): void {
  const text = words(name);
  const redirects = isRedirect(node);
  const isToken = redirects && (text === "token" || text === "id token");
  if (!SECRET.test(text) && !isToken) return;
  if (SHARED.test(text) || context.semantics.constant(hole)) return;
  if (text === "session id" && (isOfCheckout(context) || !isOfLogIn(context))) return;
  const isOwn = /^\/(?!\/)/.test(first);
  // Nobody's address may hold the number of a card, whether it is asked for as a page or a picture.
  const isCard = CARD.test(text) && (isFetched(node) || isLoaded(node));
  if (!redirects && !isCard && !(isOwn && isFetched(node))) return;
  const around = context.text.slice(...node.range) + namesAround(node);
  if (ONE_TIME.test(around) || isOutsideProduction(node, context.semantics)) return;
  context.report({ at: hole, message: "put", data: { name }, ...presetInTests(context) });
}

function isRedirect(node: Ast.Node): boolean {
  const { parent } = node;
  if (parent?.type === "AssignmentExpression")
    return parent.right === node && /^(?:href|location)$/.test(nameOf(parent) ?? "");
  if (parent?.type !== "CallExpression" && parent?.type !== "NewExpression") return false;
  const name = nameOf(unwrap(parent.callee)) ?? "";
  if (name === "URL") return isRedirect(parent);
  return REDIRECTS.test(name);
}

/** `image.src = …` */
function isLoaded({ parent }: Ast.Node): boolean {
  return parent?.type === "AssignmentExpression" && nameOf(parent) === "src";
}

function isFetched({ parent }: Ast.Node): boolean {
  if (parent?.type !== "CallExpression") return false;
  const callee = unwrap(parent.callee);
  const name = nameOf(callee) ?? "";
  if (name === "fetch" || name === "axios") return true;
  if (callee.type !== "MemberExpression") return false;
  return (
    /^(?:get|post|put|patch|delete|request)$/.test(name) &&
    /^(?:axios|api|http|client|ky|got|\$?http\w*)$/i.test(nameOf(unwrap(callee.object)) ?? "")
  );
}
