import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { type AuthJsMiddleware, asksEverywhere, authJsMiddleware, letsAllGoOn } from "./auth-js.ts";
import type { ExportFacts, ExportedHandler, MatcherFacts } from "./exports-facts.ts";
import { type LocatedFunction, functionOf, visitAll } from "./functions.ts";
import { pathsOf } from "./paths.ts";
import { flattened } from "./flattened.ts";
import { TANSTACK, nameAround, readTanstack } from "./read-tanstack.ts";
import { refusedByMiddleware } from "./refused-paths.ts";
import type { RouteStep } from "./route.ts";
import { solidMiddleware } from "./solid-middleware.ts";
import type { StepReader } from "./steps.ts";
import { uncheckedBody } from "./unchecked-body.ts";
import { isFunction } from "../syntax/function-node.ts";

/** Files that frameworks read because of their place. */
const ROUTE_FILE =
  /(?:^|\/)(?:middlewares\.[cm]?[jt]s|route\.[cm]?[jt]sx?|(?:middleware|proxy)\.[jt]s|src\/middleware\/index\.[jt]s|pages\/api\/.+|app\/routes\/.+|app\/root\.[jt]sx|server\/(?:api|routes|middleware)\/.+\.[cm]?[jt]s|routes\/(?:.+\/)?\+(?:server|(?:page|layout)\.server)(?:@\w*)?\.[jt]s|hooks\.server\.[jt]s|(?:api|pages\/(?:admin|frontStore))\/[^/]+\/(?:\[[\w,.]+\])?[a-z]\w*(?:\[[\w,]+\])?\.[jt]s)$/;

/** Folders in which Astro and SolidStart look for endpoints, and others keep what they like. */
const ENDPOINT_FILE = /(?:^|\/)src\/(?:pages|routes)\/.+\.[cm]?[jt]sx?$/;
const VERB_EXPORT =
  /\bexport\s+(?:(?:async\s+)?function|const|let)\s+(?:GET|POST|PUT|PATCH|DELETE|ALL)\b/;

/** True for files that a framework may read because of their place. */
export function mayExportRoutes(path: string, text: string): boolean {
  return ROUTE_FILE.test(path) || (ENDPOINT_FILE.test(path) && VERB_EXPORT.test(text));
}

const NEXT_MIDDLEWARE = /(?:^|\/)(?:middleware|proxy|middleware\/index)\.[jt]s$/;

export const HTTP_VERBS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const;

const ROUTE_EXPORTS: readonly string[] = [
  ...HTTP_VERBS,
  "default",
  "loader",
  "action",
  "middleware",
  "proxy",
  "load",
  "handle",
  "fallback",
  "ALL",
  "onRequest",
];

/** What a file exports to frameworks; undefined when it is none of their files. */
export function readExports(semantics: Semantics, steps: StepReader): ExportFacts | undefined {
  const { source } = semantics;
  const hasDirective = source.text.includes("use server");
  const isRouteFile = mayExportRoutes(source.path, source.text);
  const isOfStart = TANSTACK.test(source.text) && source.text.includes("@tanstack/");
  if (!isRouteFile && !hasDirective && !isOfStart) return undefined;
  const handlers = isRouteFile
    ? [
        ...ROUTE_EXPORTS.flatMap((name) => exportedHandler(semantics, steps, name) ?? []),
        ...actionsOfPage(semantics, steps),
      ]
    : [];
  const optsOut = semantics.record.exports.get("AUTHENTICATE");
  const isOut =
    optsOut?.kind === "node" && semantics.constant(optsOut.node)?.value === false
      ? rangeOf(optsOut.node)
      : undefined;
  const matchers = matchersOf(semantics);
  const looks = looksAtPath(semantics);
  const refuses = looks && refusedByMiddleware(semantics);
  return {
    handlers,
    actions: hasDirective ? actionsOf(semantics, steps) : [],
    ...(isOut ? { optsOut: isOut } : {}),
    ...(matchers ? { matchers } : {}),
    looksAtPath: looks,
    ...(refuses ? { refuses } : {}),
    ...(isOfStart ? { start: readTanstack(semantics, steps) } : {}),
  };
}

/** `export const actions = { default: …, remove: … }` of a page of SvelteKit. */
function actionsOfPage(semantics: Semantics, steps: StepReader): ExportedHandler[] {
  if (!/\+page\.server\b/.test(semantics.source.path)) return [];
  const own = semantics.record.exports.get("actions");
  if (own?.kind !== "node") return [];
  return [...(semantics.object(own.node)?.properties ?? [])].map(([key, { property, value }]) => ({
    name: `actions.${key}`,
    range: rangeOf(property),
    handler: { ...steps.handler(value), name: `actions.${key}` },
  }));
}

/** True where a middleware asks for the path, or hands the request to code that may. */
function looksAtPath(semantics: Semantics): boolean {
  const { source } = semantics;
  if (/pathname|createRouteMatcher|nextUrl\.href/.test(source.text)) return true;
  if (!/(?:^|\/)(?:hooks\.server|server\/middleware\/.+)\.[cm]?[jt]s$/.test(source.path))
    return false;
  let looks = false;
  visitAll({ node: source.ast, in: semantics }, (node) => {
    if (node.type === "MemberExpression")
      looks ||= /^(?:path|route|url|originalUrl)$/.test(propertyName(node) ?? "");
    if (node.type !== "CallExpression") return;
    const callee = unwrap(node.callee);
    const name = callee.type === "Identifier" ? callee.name : undefined;
    if (name === "resolve" || (name !== undefined && READS.test(name))) return;
    looks ||= node.arguments.some((each) => each.type === "Identifier" && each.name === "event");
  });
  return looks;
}

/** Functions of h3 that read of a request something else than its path, or set what an answer carries. */
const READS =
  /^(?:get|set|append|parse|delete)(?:Cookies?|(?:Request|Response)?Headers?|Response\w*)$/;

function exportedHandler(
  semantics: Semantics,
  steps: StepReader,
  name: string,
): ExportedHandler | undefined {
  const own = semantics.record.exports.get(name);
  if (!own) return undefined;
  const found = semantics.exported(name);
  if (!found || !("node" in found)) {
    const api = found && "api" in found ? found.api : undefined;
    const step = api === undefined ? undefined : steps.ofApi(name, api);
    return {
      name,
      range: { start: 0, end: 0 },
      handler: { name, wrappers: step ? [step] : [], guards: [] },
    };
  }
  const at = { node: found.node, in: found.in };
  const range = own.kind === "node" ? rangeOf(own.node) : { start: 0, end: 0 };
  const isMiddleware = NEXT_MIDDLEWARE.test(semantics.source.path);
  const solid = isMiddleware ? solidMiddleware(at, steps) : undefined;
  if (solid) return solid === "nothing" ? undefined : { name, range, handler: solid };
  const auth = isMiddleware ? authJsMiddleware(at) : undefined;
  if (auth) return { name, range, handler: { ...ofAuthJs(auth, steps, at), name } };
  const handler = isMiddleware && letsAllPass(at, steps) ? passedOn(at) : steps.handler(at);
  return { name, range, handler: { ...handler, name } };
}

/** Auth.js as the middleware itself: what its callback says of who may go on. */
function ofAuthJs(
  { authorized }: AuthJsMiddleware,
  { evidence }: StepReader,
  { node, in: where }: Located,
): Omit<ExportedHandler["handler"], "name"> {
  if (!authorized || letsAllGoOn(authorized)) return passedOn({ node, in: where });
  const isOfRoles = evidence.of(authorized).kinds.has("role");
  const step: RouteStep = {
    name: "authorized",
    place: { file: authorized.in.source.path, range: rangeOf(authorized.node) },
    does: isOfRoles ? ["authentication", "role"] : ["authentication"],
    certain: asksEverywhere(authorized),
  };
  return { wrappers: [step], guards: [] };
}

/** `clerkMiddleware()`: what is given no function turns nobody away. */
function letsAllPass(at: Located, steps: StepReader): boolean {
  const { node, in: home } = at.in.origin(at.node);
  const call = unwrap(node);
  if (call.type !== "CallExpression" || call.arguments.length > 0) return false;
  const { api, certain, does } = steps.step({ node: call, in: home });
  return api !== undefined && certain && does.every((kind) => kind === "other");
}

function passedOn({ node, in: where }: Located): Omit<ExportedHandler["handler"], "name"> {
  return { place: { file: where.source.path, range: rangeOf(node) }, wrappers: [], guards: [] };
}

function matchersOf(semantics: Semantics): string[] | undefined {
  const config = semantics.record.exports.get("config");
  const view = config?.kind === "node" ? semantics.object(config.node) : undefined;
  const matcher = view?.get("matcher");
  if (!matcher) return undefined;
  return flattened([matcher.value]).flatMap((at) => {
    const text = at.in.string(at.node);
    if (text !== undefined) return [text];
    const source = at.in.object(at.node)?.get("source");
    // What a condition on headers or cookies leaves out is not known.
    return source ? ["", ...(pathsOf(source.value) ?? [])] : [""];
  });
}

/** Exports of a file with the directive, and functions that have it themselves. */
function actionsOf(semantics: Semantics, steps: StepReader): ExportedHandler[] {
  const { source, record } = semantics;
  const found: ExportedHandler[] = [];
  if (source.ast.body.some(isDirective)) {
    for (const name of record.exports.keys()) {
      const exported = semantics.exported(name);
      if (!exported || !("node" in exported)) continue;
      const at = { node: exported.node, in: exported.in };
      if (!functionOf(at) && unwrap(at.in.origin(at.node).node).type !== "CallExpression") continue;
      const handler = exportedHandler(semantics, steps, name);
      if (handler) found.push(withArguments(handler, functionOf(at)));
    }
    return found;
  }
  visitAll({ node: source.ast, in: semantics }, (node) => {
    if (!isFunction(node) || node.body?.type !== "BlockStatement") return;
    const [first] = node.body.body;
    if (!first || !isDirective(first)) return;
    const name = node.id?.name ?? nameAround(node);
    const handler = steps.handler({ node, in: semantics });
    const action = { name, range: rangeOf(node), handler: { ...handler, name } };
    found.push(withArguments(action, { node, in: semantics }));
  });
  return found;
}

/** Whoever calls an action decides all its arguments. */
function withArguments(action: ExportedHandler, fn: LocatedFunction | undefined): ExportedHandler {
  const { body: _, ...handler } = action.handler;
  const body = fn && uncheckedBody(fn, "arguments");
  return { ...action, handler: { ...handler, ...(body ? { body } : {}) } };
}

function isDirective(statement: Ast.Node): boolean {
  return statement.type === "ExpressionStatement" && statement.directive === "use server";
}

/** The matchers of a file that calls `defineMiddlewares`. */
export function readMatchers(semantics: Semantics, steps: StepReader): MatcherFacts[] {
  const { source } = semantics;
  if (!/(?:^|\/)middlewares\.[cm]?[jt]s$/.test(source.path)) return [];
  const lists: (Located & { readonly isOfFirst?: boolean })[] = [];
  visitAll({ node: source.ast, in: semantics }, (node) => {
    if (node.type !== "CallExpression") return;
    const callee = unwrap(node.callee);
    const name = callee.type === "Identifier" ? callee.name : undefined;
    const [argument] = node.arguments;
    if (name === "defineMiddlewares" && argument) lists.push({ node: argument, in: semantics });
  });
  const config = semantics.record.exports.get("config");
  const isOfFirst = !mayHaveDefault(semantics);
  if (config?.kind === "node") lists.push({ node: config.node, in: semantics, isOfFirst });
  return lists.flatMap((at) => {
    const routes = at.in.object(at.node)?.get("routes")?.value ?? at;
    return flattened([routes]).flatMap(
      (entry) => matcherOf(entry, steps, at.isOfFirst === true) ?? [],
    );
  });
}

/** What is handed on from elsewhere may be the default export as well. */
function mayHaveDefault({ record, source }: Semantics): boolean {
  return (
    record.exports.has("default") ||
    source.ast.body.some(({ type }) => type === "ExportAllDeclaration") ||
    /\b(?:module\.exports|exports\.default)\b/.test(source.text)
  );
}

function matcherOf(at: Located, steps: StepReader, isOfFirst: boolean): MatcherFacts | undefined {
  const view = at.in.object(at.node);
  const matcher = view?.get("matcher");
  if (!view || !matcher) return undefined;
  const { node, in: place } = matcher.value;
  const text = place.string(node);
  const pattern = unwrap(place.origin(node).node);
  const regexp =
    pattern.type === "Literal" && "regex" in pattern ? pattern.regex.pattern : undefined;
  if (text === undefined && regexp === undefined) return undefined;
  const methods = view.get("method") ?? view.get("methods");
  const middlewares = view.get("middlewares");
  return {
    matcher: text ?? regexp ?? "",
    isRegExp: text === undefined,
    methods: methods
      ? flattened([methods.value]).flatMap((each) => each.in.string(each.node)?.toUpperCase() ?? [])
      : [],
    steps: [
      ...bodyParser(view.get("bodyParser")?.value),
      ...(middlewares ? flattened([middlewares.value]).map((each) => steps.step(each)) : []),
    ],
    file: place.source.path,
    range: rangeOf(node),
    isOfFirst,
  };
}

/** What an entry says of the framework's own parsers. */
function bodyParser(at: Located | undefined): RouteStep[] {
  if (!at) return [];
  const raw = at.in.object(at.node)?.get("preserveRawBody");
  if (raw && raw.value.in.constant(raw.value.node)?.value === true)
    return [{ name: "bodyParser.preserveRawBody", does: ["body-json", "body-raw"], certain: true }];
  return at.in.constant(at.node)?.value === false
    ? [{ name: "bodyParser: false", does: ["other"], certain: true }]
    : [];
}

function rangeOf(node: Ast.Node) {
  return { start: node.range[0], end: node.range[1] };
}
