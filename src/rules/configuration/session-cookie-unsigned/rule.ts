import { type Ast, type SyntaxContext, syntaxRule, unwrap } from "../../../engine/api.ts";
import { removeProperty } from "../../helpers/edit/property-edits.ts";
import { isPreferenceCookie } from "../../helpers/match/cookie-names.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";

/** Storages that keep the whole session in the cookie. Others keep a random name of it there. */
const STORAGE =
  /^(?:@remix-run\/(?:node|cloudflare|deno|server-runtime)|react-router|@shopify\/(?:remix-oxygen|hydrogen(?:-oxygen)?))#createCookieSessionStorage$/;
const CREATE_COOKIE =
  /^(?:@remix-run\/(?:node|cloudflare|deno|server-runtime)|react-router|@shopify\/remix-oxygen)#createCookie$/;
const SIGNED = /^(?:cookie-session|koa-session)#$/;
/** Cookies for how a page looks and what it says once. */
const LOOKS = /theme|locale|lang|toast|flash|colou?r|pref|banner|consent|currency|country/i;

export const rule = syntaxRule({
  id: "session-cookie-unsigned",
  meta: {
    category: "configuration",
    title: "A session is kept in a cookie that anybody can write",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [565, 345],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["7.2.1"],
    tips: [2, 4],
    since: "0.1.0",
  },
  messages: {
    secrets: {
      what: "The whole session is in this cookie, and without `secrets` nothing shows who wrote it.",
      help: "Add `secrets: [SESSION_SECRET]` with a random value of at least 32 bytes from the environment, and stop at start-up when it is missing.",
    },
    signed: {
      what: "The whole session is in this cookie, and `signed: false` lets anybody write it.",
      help: "Remove the option and give the library its keys: visitors then cannot change whose session it is.",
    },
  },
  fixes: [{ id: "remove-option", kind: "suggestion", title: "Remove `signed: false`" }],
  visit: {
    CallExpression(node, context) {
      if (node.arguments.length > 2) return;
      const api = context.semantics.callee(node);
      if (api === undefined) return;
      if (STORAGE.test(api)) checkStorage(node, context);
      else if (SIGNED.test(api)) checkSigned(node, context);
    },
  },
});

function checkStorage(node: Ast.CallExpression, context: SyntaxContext): void {
  const { semantics } = context;
  if (isOutsideProduction(node, semantics)) return;
  const [options] = node.arguments;
  const say = (at: Ast.Node): void => context.report({ at, message: "secrets" });
  if (!options) {
    say(node.callee);
    return;
  }
  const view = semantics.object(options);
  const cookie = view?.get("cookie");
  if (!view || (!cookie && !view.complete)) return;
  if (!cookie) {
    say(node.callee);
    return;
  }
  const at = cookie.value.in === semantics ? cookie.property.key : node.callee;
  if (isUnsigned(cookie.value.in.origin(cookie.value.node))) say(at);
}

/** Options without secrets, or a cookie that was made with such options. */
function isUnsigned({
  node,
  in: home,
}: {
  node: Ast.Node;
  in: SyntaxContext["semantics"];
}): boolean {
  const value = unwrap(node);
  let options: Ast.Node | undefined = value;
  let name: string | undefined;
  if (value.type === "CallExpression") {
    if (!CREATE_COOKIE.test(home.callee(value) ?? "")) return false;
    const [first, second] = value.arguments;
    name = first && home.string(first);
    if (first && name === undefined) return false;
    options = second;
  }
  const view = options && home.object(options);
  if (options && !view) return false;
  const named = view?.get("name")?.value;
  if (named) name = named.in.string(named.node);
  if (name !== undefined && (LOOKS.test(name) || isPreferenceCookie(name))) return false;
  const secrets = view?.get("secrets")?.value;
  if (!secrets) return view === undefined || view.complete;
  const list = unwrap(secrets.in.origin(secrets.node).node);
  return list.type === "ArrayExpression" && list.elements.length === 0;
}

function checkSigned(node: Ast.CallExpression, context: SyntaxContext): void {
  const { semantics } = context;
  if (isOutsideProduction(node, semantics)) return;
  for (const argument of node.arguments) {
    const view = semantics.object(argument);
    const signed = view?.get("signed");
    if (!view || !signed || signed.value.in.constant(signed.value.node)?.value !== false) continue;
    // Other stores keep the session elsewhere, or encode it in a way of their own.
    if (view.get("store") || view.get("encode") || signed.value.in !== semantics) continue;
    const name = (view.get("name") ?? view.get("key"))?.value;
    const text = name?.in.string(name.node);
    if (text !== undefined && LOOKS.test(text)) continue;
    const { property } = signed;
    context.report({
      at: property,
      message: "signed",
      fixes: [{ id: "remove-option", edits: () => removeProperty(property, context.text) }],
    });
  }
}
