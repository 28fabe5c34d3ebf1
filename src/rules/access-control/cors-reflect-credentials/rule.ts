import {
  type Ast,
  type ObjectView,
  type PropertyView,
  type SyntaxContext,
  type TextEdit,
  assignments,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { fileStyle } from "../../helpers/edit/file-style.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import {
  type AllowedOrigins,
  allowedOrigins,
  isBehindOriginCheck,
  matchesEverything,
} from "../../helpers/match/origin-check.ts";
import { isRequestOrigin } from "../../helpers/match/request-origin.ts";
import { credentialsHeader, headerCall, originHeader } from "../../helpers/match/cors-headers.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

/** Functions whose only purpose is CORS; `origin` is `*` where it is left out. */
const CORS = /^(?:cors#|hono\/cors#cors|@fastify\/cors#|fastify-cors#)$/;
/** Elysia's plug-in sends credentials unless it is told not to, and the origin that it got since 1.1. */
const ELYSIA = /^@elysia(?:js)?\/cors#(?:cors)?$/;
const KOA = /^(?:@koa\/cors|kcors|koa-cors|koa2-cors)#$/;
/** Paths on which `*` lets any page read what belongs to one customer. */
const PRIVATE_PATH =
  /\/(?:auth|login|account|customers?|me|orders?|checkout|payments?|admin|users?)\b/i;
/** Medusa's lists of origins, as options and as variables; credentials are always on there. */
const MEDUSA = /^(?:(?:store|admin|auth)Cors|(?:STORE|ADMIN|AUTH)_CORS|(?:store|admin|auth)_cors)$/;

export const rule = syntaxRule({
  id: "cors-reflect-credentials",
  meta: {
    category: "access-control",
    title: "Any website may call the API with a customer's cookies",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [942],
    owasp: ["A05:2021", "A02:2025"],
    asvs: ["3.4.2"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    reflect: {
      what: "Every origin is accepted together with credentials: any website can read this API as its visitor.",
      help: "Accept only the origins of your own shop and admin, from a list in the environment.",
    },
    star: {
      what: "Browsers refuse `*` together with credentials, so this works for nobody.",
      help: "Name the origins of your own shop and admin. Accepting every origin instead would open the API to all websites.",
    },
    open: {
      what: "Any website may read the answers of {{path}}.",
      help: "Name the origins of your own shop and admin, unless these answers are meant for everybody.",
    },
  },
  fixes: [
    { id: "use-allow-list", kind: "suggestion", title: "Accept the origins in STORE_ORIGINS only" },
    {
      id: "check-origin",
      kind: "suggestion",
      title: "Check the origin against STORE_ORIGINS first",
    },
  ],
  mentions: ["origin", "cors"],
  visit: {
    ObjectExpression(node, context) {
      const view = context.semantics.object(node);
      if (view) reportOptions(view, context);
      reportHeaders(node, context);
    },
    Property(node, context) {
      if (node.parent.type !== "ObjectExpression" || !MEDUSA.test(propertyName(node) ?? "")) return;
      const value = context.semantics.string(node.value);
      if (value === undefined || !value.split(",").some(isOpenPattern)) return;
      if (!isOutsideProduction(node, context.semantics)) {
        context.report({ at: node, message: "reflect", level: "warning" });
      }
    },
    CallExpression(node, context) {
      reportHeaderCall(node, context);
      const [options] = node.arguments;
      const api = context.semantics.callee(node);
      if (api === undefined) return;
      if (CORS.test(api)) reportWithoutOrigin(node, options, context);
      if (KOA.test(api) && options) reportOldKoa(options, context);
      if (ELYSIA.test(api)) reportElysia(node, options, context);
    },
  },
  config: {
    kinds: ["env", "yaml", "dockerfile"],
    check(document, context) {
      for (const { name, value, nameRange, valueRange } of assignments(document)) {
        if (!MEDUSA.test(name) || !value.split(",").some(isOpenPattern)) continue;
        const at = { start: nameRange.start, end: valueRange.end };
        context.report({ at, message: "reflect", level: "warning" });
      }
    },
  },
});

/** Any object with `credentials: true` and an `origin` that lets everybody in, whoever takes it. */
function reportOptions(view: ObjectView, context: SyntaxContext): void {
  const origin = view.get("origin");
  const credentials = view.get("credentials");
  if (!origin || !credentials || !isTrue(credentials)) return;
  const allowed = allowedOrigins(origin.value);
  if (allowed === "some") return;
  const here = [origin, credentials].find((each) => each.value.in === context.semantics);
  if (!here || isOutsideProduction(view.node, context.semantics)) return;
  if (isOutsideProduction(here.property, context.semantics)) return;
  reportAllowed(here.property, allowed, context, here === origin ? origin : undefined);
}

function reportAllowed(
  at: Ast.Node,
  allowed: AllowedOrigins,
  context: SyntaxContext,
  origin: PropertyView | undefined,
): void {
  const fixes = origin
    ? [{ id: "use-allow-list", edits: () => allowList(origin.property, context) }]
    : [];
  if (allowed === "any")
    context.report({ at, message: "reflect", fixes, ...presetInTests(context) });
  else context.report({ at, message: "star", level: "information", preset: "balanced", fixes });
}

/** `cors()` and `cors({ credentials: true })`: the origin is `*` then. */
function reportWithoutOrigin(
  node: Ast.CallExpression,
  options: Ast.Node | undefined,
  context: SyntaxContext,
): void {
  const view = options && context.semantics.object(options);
  if (options && (!view || !view.complete)) return;
  if (isOutsideProduction(node, context.semantics)) return;
  const origin = view?.get("origin");
  const credentials = view?.get("credentials");
  if (credentials && isTrue(credentials)) {
    if (!origin)
      context.report({ at: node, message: "star", level: "information", preset: "balanced" });
    return;
  }
  const isStar = !origin || allowedOrigins(origin.value) === "star";
  const path = isStar ? routePath(node, context) : undefined;
  if (path === undefined || !PRIVATE_PATH.test(path)) return;
  context.report({
    at: node,
    message: "open",
    data: { path },
    level: "information",
    preset: "audit",
  });
}

/** `cors()` and `cors({ origin: true })` of Elysia. */
function reportElysia(
  node: Ast.CallExpression,
  options: Ast.Node | undefined,
  context: SyntaxContext,
): void {
  const view = options && context.semantics.object(options);
  if ((options && !view?.complete) || isOutsideProduction(node, context.semantics)) return;
  const origin = view?.get("origin");
  const credentials = view?.get("credentials");
  // What is written down is told by the options themselves.
  if (credentials && (origin || !isTrue(credentials))) return;
  const isOld = /^[\^~]?(?:0\.|1\.0\.)/.test(context.packageVersion("@elysiajs/cors") ?? "");
  const allowed = origin ? allowedOrigins(origin.value) : isOld ? "star" : "any";
  if (allowed !== "some") reportAllowed(node, allowed, context, undefined);
}

/** The path of `app.use("/orders", cors())`. */
function routePath(node: Ast.CallExpression, context: SyntaxContext): string | undefined {
  const { parent } = node;
  const first = parent.type === "CallExpression" && parent.callee !== node && parent.arguments[0];
  return first ? context.semantics.string(first) : undefined;
}

/** Before version 5 the package for Koa sent back the origin that it got when none was configured. */
function reportOldKoa(options: Ast.Node, context: SyntaxContext): void {
  const view = context.semantics.object(options);
  const credentials = view?.get("credentials");
  if (!view?.complete || view.get("origin") || !credentials || !isTrue(credentials)) return;
  const version = context.packageVersion("@koa/cors");
  if (version === undefined || !/^[\^~]?[0-4]\./.test(version)) return;
  if (!isOutsideProduction(options, context.semantics)) {
    context.report({ at: credentials.property, message: "reflect" });
  }
}

/** `{ "Access-Control-Allow-Origin": origin, "Access-Control-Allow-Credentials": "true" }`. */
function reportHeaders(node: Ast.ObjectExpression, context: SyntaxContext): void {
  const { semantics } = context;
  const origin = originHeader(node, semantics);
  if (!origin || isOutsideProduction(node, semantics)) return;
  if (!credentialsHeader(node, semantics)) return;
  const isStar = semantics.string(origin.value) === "*";
  if (isStar) {
    context.report({ at: origin.at, message: "star", level: "information", preset: "balanced" });
  } else if (semantics.string(origin.value) === "null") {
    context.report({ at: origin.at, message: "reflect" });
  } else if (isRequestOrigin(origin.value, semantics) && !isBehindOriginCheck(node, semantics)) {
    context.report({ at: origin.at, message: "reflect" });
  }
}

/** `res.setHeader("Access-Control-Allow-Origin", req.headers.origin)` with credentials in the same function. */
function reportHeaderCall(node: Ast.CallExpression, context: SyntaxContext): void {
  const { semantics } = context;
  const value = headerCall(node, "access-control-allow-origin", semantics);
  // The origin of every sandboxed frame, which any website can make.
  const isNobody = value !== undefined && semantics.string(value) === "null";
  if (!value || !(isNobody || isRequestOrigin(value, semantics))) return;
  if (isBehindOriginCheck(node, semantics) || isOutsideProduction(node, semantics)) return;
  if (!credentialsHeader(node, semantics)) return;
  const statement = node.parent;
  context.report({
    at: node,
    message: "reflect",
    fixes:
      statement.type === "ExpressionStatement" && !isNobody
        ? [{ id: "check-origin", edits: () => checkFirst(statement, value, context) }]
        : [],
  });
}

function checkFirst(statement: Ast.Node, value: Ast.Node, context: SyntaxContext): TextEdit[] {
  const { quote } = fileStyle(context.source);
  const text = context.text.slice(...unwrap(value).range);
  const origin = unwrap(value).type === "LogicalExpression" ? text : `${text} ?? ${quote}${quote}`;
  const [start] = statement.range;
  const test = `${listText(quote)}.includes(${origin})`;
  return [{ start, end: start, text: `if (${test}) ` }];
}

function allowList(property: Ast.Property, context: SyntaxContext): TextEdit[] {
  const { quote } = fileStyle(context.source);
  const [start, end] = property.range;
  return [{ start, end, text: `origin: ${listText(quote)} ?? []` }];
}

function listText(quote: string): string {
  return `process.env.STORE_ORIGINS?.split(${quote},${quote})`;
}

function isTrue(view: PropertyView): boolean {
  return view.value.in.constant(view.value.node)?.value === true;
}

function isOpenPattern(entry: string): boolean {
  const pattern = /^\/(.+)\/[a-z]*$/.exec(entry.trim())?.[1];
  return pattern !== undefined && matchesEverything(pattern);
}
