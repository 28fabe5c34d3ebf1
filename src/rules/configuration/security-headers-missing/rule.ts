import {
  type Ast,
  type Located,
  type ObjectView,
  type SyntaxContext,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { removeProperty } from "../../helpers/edit/property-edits.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { nameOf } from "../../helpers/match/names.ts";

const STS = "Strict-Transport-Security";
/** Options of helmet and what customers lose without them. */
const HEADERS: ReadonlyMap<string, string> = new Map([
  ["contentSecurityPolicy", "Content-Security-Policy"],
  ["hsts", STS],
  ["strictTransportSecurity", STS],
  ["frameguard", "X-Frame-Options"],
  ["xFrameOptions", "X-Frame-Options"],
  ["noSniff", "X-Content-Type-Options"],
  ["xContentTypeOptions", "X-Content-Type-Options"],
]);
const HELMET = /^(?:helmet#|@fastify\/helmet#|fastify-helmet#|koa-helmet#)$/;
const FRAME_WRITERS = /^(?:setHeader|set|header|append)$/;
/** Anything that says that somebody has thought of these headers. */
const HAS_HEADERS =
  /helmet|lusca|secure-headers|Content-Security-Policy|X-Frame-Options|Strict-Transport-Security|frame-ancestors/i;
/** What sends pages, for which these headers are. */
const PAGES =
  /\.render\(|sendFile\(|express\.static\(|view engine|\.html\b|fastify\/static|fastify\/view|koa-(?:static|views)/;

export const rule = syntaxRule({
  id: "security-headers-missing",
  meta: {
    category: "configuration",
    title: "Headers that protect pages are switched off",
    level: "information",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [693],
    owasp: ["A05:2021", "A06:2025"],
    asvs: ["3.4.3", "3.4.4", "3.4.6"],
    tips: [6],
    since: "0.1.0",
  },
  messages: {
    off: {
      what: "{{header}} is switched off, which keeps attackers from using the shop's pages.",
      help: "Leave the option out, or give it the values that your pages need.",
    },
    frame: {
      what: "Browsers do not know `{{value}}` for X-Frame-Options: any page may frame the shop.",
      help: "Say DENY or SAMEORIGIN; who else may frame it is said by `frame-ancestors` of the Content-Security-Policy.",
    },
    none: {
      what: "Pages are sent without headers against framing, sniffing and foreign scripts.",
      help: "Use helmet, or set Content-Security-Policy, X-Content-Type-Options and Strict-Transport-Security at your proxy.",
    },
  },
  fixes: [{ id: "remove-option", kind: "suggestion", title: "Switch {{header}} on" }],
  visit: {
    CallExpression(node, context) {
      const name = nameOf(unwrap(node.callee));
      if (name === "register") checkOptions(node.arguments[0], node.arguments[1], node, context);
      else if (FRAME_WRITERS.test(name ?? "") && checkHeader(node, context)) return;
      else if (name === "set") checkApplication(node, context);
      else if (node.arguments.length === 1)
        checkOptions(node.callee, node.arguments[0], node, context);
    },
  },
});

/** `res.setHeader("X-Frame-Options", "ALLOWALL")`, `res.set("Strict-Transport-Security", "max-age=0")`. */
function checkHeader(node: Ast.CallExpression, context: SyntaxContext): boolean {
  const { semantics } = context;
  const [header, given] = node.arguments;
  const name = header && given ? (semantics.string(header) ?? "") : "";
  if (!given || !/^(?:x-frame-options|strict-transport-security)$/i.test(name)) return false;
  if (/^strict/i.test(name)) {
    const isOff = /max-age\s*=\s*"?0+"?\s*(?:;|$)/i.test(semantics.string(given) ?? "");
    if (isOff && !isOutsideProduction(node, semantics))
      context.report({ at: given, message: "off", data: { header: STS } });
    return true;
  }
  const value = semantics.string(given);
  if (value === undefined || /^\s*(?:deny|sameorigin)\s*$/i.test(value)) return true;
  // Old browsers read `ALLOW-FROM`, and a policy beside it speaks to the others.
  if (/frame-ancestors/i.test(context.text) || isOutsideProduction(node, semantics)) return true;
  context.report({ at: given, message: "frame", data: { value: value.slice(0, 30) } });
  return true;
}

/** `helmet({ contentSecurityPolicy: false })`, `app.register(helmet, { … })`. */
function checkOptions(
  helmet: Ast.Node | undefined,
  options: Ast.Node | undefined,
  node: Ast.CallExpression,
  context: SyntaxContext,
): void {
  const { semantics, text } = context;
  if (!helmet || !options || unwrap(options).type !== "ObjectExpression") return;
  if (!HELMET.test(semantics.api(helmet) ?? "")) return;
  const view = semantics.object(options);
  const version = context.packageVersion("helmet") ?? "";
  for (const [name, { property, value }] of view?.properties ?? []) {
    const header = HEADERS.get(name);
    if (header === undefined || !isOff(header, value)) continue;
    if (header === "X-Frame-Options" && hasPolicy(view, version)) continue;
    // Interfaces without pages need no policy for them, and the sandbox of GraphQL brings scripts along.
    if (name === "contentSecurityPolicy" && !PAGES.test(text)) continue;
    if (isOutsideProduction(node, semantics) || value.in !== semantics) continue;
    context.report({
      at: property,
      message: "off",
      data: { header },
      fixes: [{ id: "remove-option", edits: () => removeProperty(property, text) }],
    });
  }
}

/** `false`, or a time of none, with which browsers forget the header. */
function isOff(header: string, { node, in: home }: Located): boolean {
  if (home.constant(node)?.value === false) return true;
  const age = header === STS ? home.object(node)?.get("maxAge")?.value : undefined;
  return age !== undefined && age.in.constant(age.node)?.value === 0;
}

/** A policy says who may frame a page: from version 4 on helmet sends one unless it is told not to. */
function hasPolicy(options: ObjectView | undefined, version: string): boolean {
  const policy = options?.get("contentSecurityPolicy")?.value;
  if (!policy) return !/^[\^~]?[0-3]\./.test(version);
  return policy.in.constant(policy.node)?.value !== false;
}

/** An application of Express that renders pages, in a package that has nothing for such headers. */
function checkApplication(node: Ast.CallExpression, context: SyntaxContext): void {
  const { semantics, text } = context;
  const [setting] = node.arguments;
  if (!setting || semantics.string(setting) !== "view engine") return;
  if (context.packageVersion("express") === undefined) return;
  if (HAS_HEADERS.test(text)) return;
  if (["helmet", "lusca"].some((name) => context.packageVersion(name) !== undefined)) return;
  context.report({ at: node, message: "none", preset: "audit" });
}
