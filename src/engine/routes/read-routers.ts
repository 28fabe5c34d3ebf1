import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { readFastify } from "./read-fastify.ts";
import { adapterKey } from "./read-trpc.ts";
import { handedOnBy, stepsBeforeAll } from "./read-itty.ts";
import { argumentSets } from "./argument-sets.ts";
import { flattened } from "./flattened.ts";
import { functionOf, classOf } from "./functions.ts";
import { asksLoaded, loadedFolder } from "./loaded-folder.ts";
import { pathsOf } from "./paths.ts";
import type { RouteStep } from "./route.ts";
import type { RouterEvent, UsedItem } from "./router-facts.ts";
import { type RouterRef, madeHere, parameterKey, routerOf } from "./router-keys.ts";
import type { StepReader } from "./steps.ts";
import { isFunction } from "../syntax/function-node.ts";

const VERBS = new Set(["get", "post", "put", "patch", "delete", "del", "head", "options", "all"]);
const OTHERS = new Set(["use", "route", "register", "addHook", "decorate", "prefix", "basePath"]);

const ROUTER_WORD = /\b(?:express|fastify|koa|hono|app|server|api)\b|router\b/i;
const ROUTER_CALL =
  /\.(?:get|post|put|patch|delete|del|all|use|route|register|addHook)\s*[(<]|\b(?:app|server|router|fastify)\s*[,)}]/;

/** What a file gives to others is a function that is handed something: a plug-in of Fastify, whatever it calls its instance. */
const GIVES_FUNCTION =
  /(?:\bexports(?:\.\w+)?\s*=|\bexport\b)\s*(?:default\s+)?(?:\w+\(\s*)?(?:async\s+)?(?:function\b|\(?\w+[^=;\n]*=>)/;
const ROUTE_CALL =
  /\.(?:get|post|put|patch|delete|all)\s*(?:<[^\n()]*>)?\(\s*["'`]\/|\.route\s*\(\s*\{/;

/** A text without a word for a router, or without a use of one, says nothing of them. */
export function mayHaveRouters(text: string): boolean {
  return ROUTER_WORD.test(text)
    ? ROUTER_CALL.test(text)
    : GIVES_FUNCTION.test(text) && ROUTE_CALL.test(text);
}

/** What a file does with routers of Express, Fastify and Koa, in source order. */
export function readRouters(semantics: Semantics, steps: StepReader): RouterEvent[] {
  const { source } = semantics;
  if (!mayHaveRouters(source.text)) return [];
  const events: RouterEvent[] = [];
  source.nodes.forEach((node) => {
    if (node.type !== "CallExpression" && node.type !== "NewExpression") return;
    const made = madeHere(semantics, node);
    if (made)
      events.push(
        makeEvent(semantics, node, made),
        ...stepsBeforeAll(semantics, node, made, steps),
      );
    else if (node.type === "CallExpression") events.push(...readCall(semantics, node, steps));
    else events.push(...readBinding(semantics, node));
  });
  return events.toSorted((a, b) => a.range.start - b.range.start);
}

function makeEvent(
  semantics: Semantics,
  node: Ast.CallExpression | Ast.NewExpression,
  { key, kind, isApp }: RouterRef,
): RouterEvent {
  const options = node.arguments[0];
  const view = options && semantics.object(options);
  const prefix = view?.get(kind === "itty" ? "base" : "prefix");
  const path = prefix && pathsOf(prefix.value)?.[0];
  return {
    does: "make",
    router: key,
    ...(kind ? { kind } : {}),
    range: rangeOf(node),
    isApp,
    prefix: path ?? "",
  };
}

function readCall(
  semantics: Semantics,
  call: Ast.CallExpression,
  steps: StepReader,
): RouterEvent[] {
  const callee = unwrap(call.callee);
  const name = callee.type === "MemberExpression" ? propertyName(callee) : undefined;
  if (
    callee.type !== "MemberExpression" ||
    name === undefined ||
    !(VERBS.has(name) || OTHERS.has(name))
  )
    return readBinding(semantics, call);
  const chain = routeChain(semantics, callee.object);
  const router = chain?.router ?? routerOf({ node: callee.object, in: semantics });
  if (!router) return readBinding(semantics, call);
  const object = unwrap(callee.object);
  const base = {
    router: router.key,
    ...(router.kind ? { kind: router.kind } : {}),
    ...(object.type === "Identifier" ? { called: object.name } : {}),
    range: rangeAt(call, callee),
  };
  if (router.kind === "fastify" || name === "register" || name === "addHook" || name === "decorate")
    return readFastify({ semantics, call, name, base, steps, isTyped: router.kind === "fastify" });
  return argumentSets(semantics, call).flatMap((given) =>
    chain
      ? VERBS.has(name)
        ? [routeEvent(base, name, chain.path, given, steps)]
        : []
      : readSet(base, name, given, router, steps),
  );
}

type Base = Pick<RouterEvent, "router" | "kind" | "range">;

/** `app.route("/orders", orders)` of Hono puts one application into another. */
function mounted(base: Base, given: readonly Located[], { kind }: RouterRef): RouterEvent[] {
  const [first, second] = given;
  const paths = kind === "hono" && first ? pathsOf(first) : undefined;
  const inner = second && routerOf(second);
  return paths && inner ? [{ ...base, does: "use", paths, items: [{ mount: inner.key }] }] : [];
}

function readSet(
  base: Base,
  name: string,
  given: readonly Located[],
  router: RouterRef,
  steps: StepReader,
): RouterEvent[] {
  const [first, second] = given;
  if (!first) return [];
  if (name === "prefix" || name === "basePath") {
    const path = pathsOf(first)?.[0];
    return path === undefined ? [] : [{ ...base, does: "prefix", path }];
  }
  if (name === "route") return mounted(base, given, router);
  const paths = pathsOf(first);
  if (name === "use") {
    const rest = paths ? given.slice(1) : given;
    const items = flattened(rest)
      .filter((each) => isNoErrorHandler(each) && !asksLoaded(each))
      .map((each) => usedItem(each, steps, isConditional(each.node)));
    return items.length === 0 ? [] : [{ ...base, does: "use", paths: paths ?? [], items }];
  }
  if (!paths || given.length < 2) return [];
  // What nobody typed may be a client or a map as well: only a path makes it a router.
  if (!router.kind && !paths.every((path) => /^[/*]/.test(path))) return [];
  // Koa's routes may be named before their path.
  const named = router.kind === "koa" && second ? pathsOf(second) : undefined;
  const all = named ?? paths;
  const handlers = given.slice(named ? 2 : 1);
  if (handlers.length === 0) return [];
  const inner = handedOnBy(handlers.at(-1), router);
  if (inner) {
    const before = handlers.slice(0, -1).map((each) => ({ step: steps.step(each) }));
    const mounts = { ...base, does: "use", paths: [], items: [{ mount: inner.key }] } as const;
    return [{ ...base, does: "use", paths: all, items: before, method: "ALL" }, mounts];
  }
  const isForMany = router.kind === "itty" && all.some((path) => path.includes("*"));
  if (name === "all" && (isForMany || passesOn(handlers, steps))) {
    const items = flattened(handlers).map((each) => ({ step: steps.step(each) }));
    return [{ ...base, does: "use", paths: all, items, method: "ALL" }];
  }
  return all.map((path) => routeEvent(base, name, path, handlers, steps));
}

function routeEvent(
  base: Base,
  verb: string,
  path: string,
  given: readonly Located[],
  steps: StepReader,
): RouterEvent {
  const all = flattened(given);
  const last = all.at(-1);
  const before = all.slice(0, -1).map((each) => steps.step(each));
  const handler = last ? steps.handler(last) : { name: "?", wrappers: [], guards: [] };
  const method = verb === "del" ? "DELETE" : verb.toUpperCase();
  return { ...base, does: "route", method, path, steps: before, handler };
}

/** `router.route("/x").get(a).post(b)`: the router and the path behind such a chain. */
function routeChain(
  semantics: Semantics,
  object: Ast.Node,
): { readonly router: RouterRef; readonly path: string } | undefined {
  let node = unwrap(object);
  while (node.type === "CallExpression") {
    const callee = unwrap(node.callee);
    if (callee.type !== "MemberExpression") return undefined;
    const name = propertyName(callee) ?? "";
    if (name === "route") {
      const [first] = node.arguments;
      const path = first && pathsOf({ node: first, in: semantics })?.[0];
      const router =
        path === undefined ? undefined : routerOf({ node: callee.object, in: semantics });
      return router && path !== undefined ? { router, path } : undefined;
    }
    if (!VERBS.has(name)) return undefined;
    node = unwrap(callee.object);
  }
  return undefined;
}

/** Functions of four parameters are called for errors only. */
function isNoErrorHandler(at: Located): boolean {
  return functionOf(at)?.node.params.length !== 4;
}

function usedItem(at: Located, steps: StepReader, conditional: boolean): UsedItem {
  const router = routerOf(at);
  if (router) return { mount: router.key };
  const step = uncertainIf(conditional, steps.step(at));
  const folder = loadedFolder(at);
  if (folder) return { folder, otherwise: step };
  const trpc = adapterKey(at);
  return trpc === undefined ? { step } : { step, trpc };
}

function uncertainIf(condition: boolean, step: RouteStep): RouteStep {
  return condition ? { ...step, certain: false } : step;
}

/** Whether a function of `all` hands the request on: it takes `next`, or is known to be a guard. */
function passesOn(handlers: readonly Located[], steps: StepReader): boolean {
  const last = flattened(handlers).at(-1);
  if (!last) return false;
  const fn = functionOf(last);
  return fn ? fn.node.params.length > 2 : steps.step(last).does.length > 0;
}

/** `registerRoutes(app)`, `require("./routes")(app)`, `new Routes(app)`. */
function readBinding(
  semantics: Semantics,
  call: Ast.CallExpression | Ast.NewExpression,
): RouterEvent[] {
  return call.arguments.flatMap((argument, index) => {
    const node = unwrap(argument);
    const handed =
      node.type === "ObjectExpression"
        ? node.properties.flatMap((each) =>
            each.type === "Property" && isName(each.value)
              ? [{ value: each.value as Ast.Node, path: `.${propertyName(each) ?? ""}` }]
              : [],
          )
        : isName(node)
          ? [{ value: node, path: "" }]
          : [];
    return handed.flatMap(({ value, path }) => {
      const router = routerOf({ node: value, in: semantics });
      const fn = router && calledFunction(semantics, call);
      return router && fn
        ? [
            {
              does: "bind" as const,
              router: router.key,
              ...(router.kind ? { kind: router.kind } : {}),
              range: rangeOf(call),
              parameter: `${parameterKey(fn.in, fn.node, index)}${path}`,
            },
          ]
        : [];
    });
  });
}

function isName(node: Ast.Node): boolean {
  return node.type === "Identifier" || node.type === "MemberExpression";
}

function calledFunction(semantics: Semantics, call: Ast.CallExpression | Ast.NewExpression) {
  if (call.type === "CallExpression") return functionOf({ node: call.callee, in: semantics });
  const owner = classOf({ node: call.callee, in: semantics });
  const method = owner?.node.body.body.find(
    (each) => each.type === "MethodDefinition" && each.kind === "constructor",
  );
  const fn = method?.type === "MethodDefinition" ? method.value : undefined;
  return owner && fn && isFunction(fn) ? { node: fn, in: owner.in } : undefined;
}

/** Inside a branch of a function: whether it happens is not known. */
function isConditional(node: Ast.Node): boolean {
  for (let each: Ast.Node | undefined = node; each?.parent; each = each.parent) {
    const { parent }: { parent: Ast.Node } = each;
    if (parent.type === "IfStatement" && parent.test !== each) return true;
    if (parent.type === "ConditionalExpression" && parent.test !== each) return true;
    if (isFunction(parent)) return false;
  }
  return false;
}

function rangeOf(node: Ast.Node): { readonly start: number; readonly end: number } {
  return { start: node.range[0], end: node.range[1] };
}

/** From the method's name on, so that the links of a chain keep their order. */
function rangeAt(call: Ast.CallExpression, callee: Ast.MemberExpression) {
  const isChained = unwrap(callee.object).type === "CallExpression";
  return { start: isChained ? callee.property.range[0] : call.range[0], end: call.range[1] };
}
