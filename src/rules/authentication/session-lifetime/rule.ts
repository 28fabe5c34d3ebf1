import {
  type Ast,
  type ReportedFix,
  type SyntaxContext,
  propertyName,
  projectRule,
  unwrap,
} from "../../../engine/api.ts";
import { fileStyle } from "../../helpers/edit/file-style.ts";
import { addProperties } from "../../helpers/edit/property-edits.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { type JwtCall, jwtCall, moduleOptions } from "../../helpers/match/jwt-call.ts";
import { namesAround } from "../../helpers/match/names-around.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";
import { timeSpan } from "../../helpers/match/time-span.ts";
import { checkFastify } from "./fastify-tokens.ts";
import { isLetIn } from "./letting-in.ts";

const DAY = 86_400;
/** What functions that make tokens may be called, to ask little of all other calls. */
const CALLED = /[sS]ign|setExpirationTime/;
export const rule = projectRule({
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
      what: "This token never expires: whoever finds it in a log or on an old device gets in for ever.",
      help: "Let it expire with `expiresIn`, after an hour or so, and renew it with a refresh token that can be revoked.",
    },
    long: {
      what: "This token is valid for {{days}} days, and nothing can revoke it until then.",
      help: "Let it expire after an hour or so, and renew it with a refresh token that can be revoked.",
    },
  },
  fixes: [{ id: "add-end", kind: "suggestion", title: "Let it end after an hour" }],
  project: checkFastify,
  visit: {
    CallExpression(node, context) {
      const name = nameOf(unwrap(node.callee)) ?? "";
      if (/^register(?:Async)?$/.test(name)) checkModule(node, context);
      if (!CALLED.test(name)) return;
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
  if (!payload || !isLetIn(payload, context.semantics)) return;
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

/** `JwtModule.register({ signOptions: { expiresIn: "180d" } })` of Nest. */
function checkModule(node: Ast.CallExpression, context: SyntaxContext): void {
  const { semantics } = context;
  if (!/^@nestjs\/jwt#JwtModule\.register(?:Async)?$/.test(semantics.callee(node) ?? "")) return;
  const end = moduleOptions(node, semantics)?.get("signOptions")?.value;
  const value = end && end.in.object(end.node)?.get("expiresIn")?.value;
  if (value?.in !== semantics) return;
  checkLong(value.node, semantics.constant(value.node)?.value, context);
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
  let namesWho = false;
  let link = unwrap(callee.object);
  while (link.type === "CallExpression" && link.callee.type === "MemberExpression") {
    setsEnd ||= propertyName(link.callee) === "setExpirationTime";
    namesWho ||= propertyName(link.callee) === "setSubject";
    link = unwrap(link.callee.object);
  }
  if (setsEnd || link.type !== "NewExpression") return;
  if (context.semantics.callee(link) !== "jose#SignJWT") return;
  const [payload] = link.arguments;
  if (payload ? !isLetIn(payload, context.semantics, namesWho) : !namesWho) return;
  // Links in old mails are meant to work for ever.
  if (/unsubscribe/i.test(namesAround(node))) return;
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
  if (!payload || !isLetIn(payload, context.semantics)) return;
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
