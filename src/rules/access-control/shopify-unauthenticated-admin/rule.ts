import {
  type Ast,
  type FunctionNode,
  type ProjectContext,
  type ProjectView,
  type Route,
  type Rule,
  type SyntaxContext,
  type TextEdit,
  propertyName,
  syntaxRule,
  unwrap,
  isFunction,
} from "../../../engine/api.ts";
import { placeOfRoute } from "../../helpers/match/route-place.ts";
import { mayBeGuarded, routeName } from "../../helpers/match/route-purpose.ts";

/** A shop's name as the sender wrote it. */
const FROM_REQUEST =
  /searchParams|\bparams\b|\bquery\b|\bbody\b|formData|form\.get|headers\.get|request\.url|req\./;
/** Code that knows that Shopify, or the shop itself, asks. */
const KNOWN =
  /authenticate\s*\.|hmac|signature|verif|timingSafeEqual|session\.shop|\bsecret\b|sessionToken|decodeSessionToken|idToken/i;

const base = syntaxRule({
  id: "shopify-unauthenticated-admin",
  meta: {
    category: "access-control",
    title: "Somebody else's shop is opened without Shopify's word for it",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [306],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["8.2.1"],
    pci: ["7.2.1"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    shop: {
      what: "The sender names the shop whose Admin API this opens: anybody may name any shop that has the app.",
      help: "Use `authenticate.admin`, `authenticate.webhook` or `authenticate.public.appProxy` and the session that it returns; `unauthenticated.admin` is for shops that the server knows itself.",
    },
    route: {
      what: "{{route}} of the embedded app does not call `authenticate.admin`: anybody may call it.",
      help: "Begin with `await authenticate.admin(request)`. The layout's loader does not run before the loaders and actions below it.",
    },
    express: {
      what: "{{route}} is registered before or beside `validateAuthenticatedSession()`: anybody may call it.",
      help: "Put `shopify.validateAuthenticatedSession()` before it, as before the other routes of the app.",
    },
  },
  fixes: [{ id: "authenticate-first", kind: "suggestion", title: "Begin with authenticate.admin" }],
  visit: {
    CallExpression(node, context) {
      const callee = unwrap(node.callee);
      if (callee.type !== "MemberExpression" || propertyName(callee) !== "admin") return;
      const object = unwrap(callee.object);
      const name =
        object.type === "Identifier"
          ? object.name
          : object.type === "MemberExpression"
            ? propertyName(object)
            : "";
      const [shop] = node.arguments;
      if (name !== "unauthenticated" || !shop || !isFromRequest(shop, context)) return;
      const around = outermost(node);
      if (around && !KNOWN.test(context.text.slice(...around.range)))
        context.report({ at: node, message: "shop" });
    },
  },
});

export const rule: Rule = { ...base, project };

/** True where an expression, or what its variable begins as, reads the request. */
function isFromRequest(shop: Ast.Node, { semantics, text }: SyntaxContext): boolean {
  const origin = semantics.origin(shop);
  const node = origin.in === semantics ? origin.node : shop;
  if (FROM_REQUEST.test(text.slice(...node.range))) return true;
  const named = unwrap(shop);
  const definition =
    named.type === "Identifier" ? semantics.variables.of(named)?.defs[0] : undefined;
  const declared = definition?.type === "Variable" ? definition.node : undefined;
  return (
    declared?.type === "VariableDeclarator" && FROM_REQUEST.test(text.slice(...declared.range))
  );
}

function outermost(node: Ast.Node): Ast.Node | undefined {
  let found: Ast.Node | undefined;
  for (let each: Ast.Node | undefined = node.parent; each; each = each.parent)
    if (isFunction(each)) found = each;
  return found;
}

function project(view: ProjectView, context: ProjectContext): void {
  const guarded = new Set(
    view.routes.flatMap(({ middlewares, registered, file }) =>
      middlewares.some(({ api }) => api?.endsWith("validateAuthenticatedSession()"))
        ? [registered?.file ?? file]
        : [],
    ),
  );
  for (const route of view.routes) {
    if (mayBeGuarded(route)) continue;
    const { file, range } = placeOfRoute(route, (path) => view.read(path));
    if (route.framework === "remix" && isEmbedded(route.path) && isShopifyApp(view, route.file)) {
      // A loader that does nothing gives nothing away.
      if (route.method === "GET" && route.effects.length === 0) continue;
      const edits = authenticateFirst(route, view);
      context.report(file, {
        at: range,
        message: "route",
        data: { route: routeName(route, 40) },
        fixes: edits ? [{ id: "authenticate-first", edits: () => edits }] : [],
      });
    } else if (route.framework === "express" && guarded.has(file)) {
      const isApi =
        route.path.startsWith("/api/") &&
        !/webhook|auth|health|public|proxy|gdpr/i.test(route.path);
      if (isApi && route.effects.length > 0)
        context.report(file, {
          at: range,
          message: "express",
          data: { route: routeName(route, 30) },
        });
    }
  }
}

function isEmbedded(path: string): boolean {
  return path === "/app" || path.startsWith("/app/");
}

function isShopifyApp(view: ProjectView, file: string): boolean {
  return view.platforms(file).some(({ id }) => id === "shopify-app");
}

/** The call at the beginning of a handler that is given the request and may wait, in a file that has the function. */
function authenticateFirst(
  { file, range }: Route,
  { beside }: ProjectView,
): TextEdit[] | undefined {
  const source = beside.script(file)?.source;
  const handler = source?.nodes.find(
    (node): node is FunctionNode =>
      isFunction(node) && node.range[0] === range.start && node.range[1] === range.end,
  );
  const body = handler?.body;
  if (!source || !handler?.async || body?.type !== "BlockStatement") return undefined;
  if (!takesRequest(handler) || !importsAuthenticate(source.ast)) return undefined;
  const at = body.range[0] + 1;
  const indent = /^\s*\n([ \t]*)/.exec(source.text.slice(at))?.[1];
  const call = "await authenticate.admin(request);";
  return [{ start: at, end: at, text: indent === undefined ? ` ${call}` : `\n${indent}${call}` }];
}

/** `({ request })`: under another name it would have to be called so. */
function takesRequest({ params: [first] }: FunctionNode): boolean {
  return (
    first?.type === "ObjectPattern" &&
    first.properties.some(
      (each) =>
        each.type === "Property" &&
        propertyName(each) === "request" &&
        each.value.type === "Identifier" &&
        each.value.name === "request",
    )
  );
}

function importsAuthenticate(program: Ast.Program): boolean {
  return program.body.some(
    (statement) =>
      statement.type === "ImportDeclaration" &&
      statement.specifiers.some(({ local }) => local.name === "authenticate"),
  );
}
