import {
  type Ast,
  type ReportedFix,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { fileStyle } from "../../helpers/edit/file-style.ts";
import { addProperties } from "../../helpers/edit/property-edits.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { type JwtCall, jwtCall } from "../../helpers/match/jwt-call.ts";
import { namesAround } from "../../helpers/match/names-around.ts";
import { nameOf, words } from "../../helpers/match/names.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";
import { timeSpan } from "../../helpers/match/time-span.ts";

const DAY = 86_400;
/** What functions that make tokens may be called, to ask little of all other calls. */
const CALLED = /[sS]ign|setExpirationTime/;
/** Claims of tokens that let somebody in. */
const IDENTITY =
  /^(?:sub|id|_id|uid|user|user id|customer|customer id|account|account id|admin|admin id|seller id|vendor id|email|mail|username|user name|role|roles|is admin|permissions)$/;
const OWN_END = /^(?:expir(?:ation|es|y)|valid (?:until|to)|end of life)\b/;

export const rule = syntaxRule({
  id: "session-lifetime",
  meta: {
    category: "authentication",
    title: "A session that never ends, or lasts very long",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [613],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["9.2.1", "7.3.2"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    endless: {
      what: "This token has no end: whoever finds it in a log or on an old device is let in for ever.",
      help: "Give it an end with `expiresIn`, an hour or so, and renew it with a refresh token that can be revoked.",
    },
    long: {
      what: "This token is good for {{days}} days, and until then nothing can take it back.",
      help: "Let it end after an hour or so, and renew it with a refresh token that can be revoked.",
    },
  },
  fixes: [{ id: "add-end", kind: "suggestion", title: "Let it end after an hour" }],
  visit: {
    CallExpression(node, context) {
      if (!CALLED.test(nameOf(unwrap(node.callee)) ?? "")) return;
      const call = jwtCall(node, context.semantics);
      if (call?.does === "sign") checkCall(node, call, context);
      else if (!call) {
        checkJose(node, context);
        checkHono(node, context);
      }
    },
  },
});

function checkCall(node: Ast.CallExpression, call: JwtCall, context: SyntaxContext): void {
  // Nest may have set the end where the module is registered, and fast-jwt makes its signer elsewhere.
  const { options, library, key } = call;
  if (options === undefined) return;
  const end = options === "none" ? undefined : options.get("expiresIn");
  if (end) {
    const value = end.value.in.constant(end.value.node)?.value;
    if (end.value.in === context.semantics) checkLong(end.value.node, value, context);
    return;
  }
  if (library !== "jsonwebtoken" || (options !== "none" && !options.complete)) return;
  const [payload] = node.arguments;
  if (!payload || !isLetIn(payload, context)) return;
  // Links in old mails are meant to work for ever.
  if (/unsubscribe/i.test(namesAround(node))) return;
  if (isOutsideProduction(node, context.semantics)) return;
  context.report({
    at: node.callee,
    message: "endless",
    ...presetInTests(context),
    fixes: addEnd(key, options, context),
  });
}

/** `new SignJWT(claims).setProtectedHeader(…).sign(key)` of `jose`. */
function checkJose(node: Ast.CallExpression, context: SyntaxContext): void {
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression") return;
  const name = propertyName(callee);
  if (name === "setExpirationTime") {
    const [value] = node.arguments;
    const isJose = context.semantics.callee(node)?.startsWith("jose#SignJWT.new()");
    // A number is a point in time there.
    if (value && isJose) checkLong(value, context.semantics.string(value), context);
    return;
  }
  if (name !== "sign") return;
  let setsEnd = false;
  let link = unwrap(callee.object);
  while (link.type === "CallExpression" && link.callee.type === "MemberExpression") {
    setsEnd ||= propertyName(link.callee) === "setExpirationTime";
    link = unwrap(link.callee.object);
  }
  if (setsEnd || link.type !== "NewExpression") return;
  if (context.semantics.callee(link) !== "jose#SignJWT") return;
  const [payload] = link.arguments;
  if (!payload || !isLetIn(payload, context)) return;
  if (isOutsideProduction(node, context.semantics)) return;
  const at = callee.object.range[1];
  const { quote } = fileStyle(context.source);
  const text = `.setExpirationTime(${quote}1h${quote})`;
  context.report({
    at: { start: callee.property.range[0], end: callee.property.range[1] },
    message: "endless",
    ...presetInTests(context),
    fixes: [{ id: "add-end", edits: () => [{ start: at, end: at, text }] }],
  });
}

/** `sign({ sub: user.id }, key)` of `hono/jwt`, which has no options: the end is a claim. */
function checkHono(node: Ast.CallExpression, context: SyntaxContext): void {
  if (context.semantics.callee(node) !== "hono/jwt#sign") return;
  const [payload] = node.arguments;
  if (!payload || !isLetIn(payload, context)) return;
  if (isOutsideProduction(node, context.semantics)) return;
  const object = unwrap(payload);
  const text = "exp: Math.floor(Date.now() / 1000) + 3600";
  context.report({
    at: node.callee,
    message: "endless",
    ...presetInTests(context),
    fixes:
      object.type === "ObjectExpression"
        ? [{ id: "add-end", edits: () => addProperties(object, [text], context.text) }]
        : [],
  });
}

/** Claims that are all known, have no end of their own and say who somebody is. */
function isLetIn(payload: Ast.Node, { semantics }: SyntaxContext): boolean {
  const view = semantics.object(payload);
  if (!view?.complete || view.get("exp")) return false;
  const names = [...view.properties.keys()];
  // `{ id, expiresAt: Date.now() + HOUR }`: an end of the store's own, which it looks at itself.
  const hasOwnEnd = names.some((name) => {
    const value = OWN_END.test(words(name)) ? view.get(name) : undefined;
    return value !== undefined && value.value.in.constant(value.value.node) === undefined;
  });
  return !hasOwnEnd && names.some((name) => IDENTITY.test(words(name)));
}

function checkLong(at: Ast.Node, value: unknown, context: SyntaxContext): void {
  const seconds = timeSpan(value);
  if (seconds === undefined) return;
  const isAdmin = /admin|staff|backoffice/i.test(`${context.path} ${namesAround(at)}`);
  // Refresh tokens are made to last; whoever keeps them can revoke them.
  if (/refresh|remember|unsubscribe|api_?key|device/i.test(namesAround(at))) return;
  const most = isAdmin ? 8 * DAY : 100 * DAY;
  if (seconds <= most || isOutsideProduction(at, context.semantics)) return;
  const { quote } = fileStyle(context.source);
  const [start, end] = at.range;
  context.report({
    at,
    message: "long",
    level: "information",
    preset: "balanced",
    data: { days: String(Math.round(seconds / DAY)) },
    fixes: [{ id: "add-end", edits: () => [{ start, end, text: `${quote}1h${quote}` }] }],
  });
}

function addEnd(
  key: Ast.Node | undefined,
  options: JwtCall["options"],
  context: SyntaxContext,
): readonly ReportedFix[] {
  const { quote } = fileStyle(context.source);
  const text = `expiresIn: ${quote}1h${quote}`;
  if (options !== undefined && options !== "none") {
    if (options.in !== context.semantics) return [];
    return [{ id: "add-end", edits: () => addProperties(options.node, [text], context.text) }];
  }
  if (!key) return [];
  const at = key.range[1];
  return [{ id: "add-end", edits: () => [{ start: at, end: at, text: `, { ${text} }` }] }];
}
