import type { Ast } from "../syntax/ast.ts";
import { calledName } from "../semantics/names.ts";
import type { Located, ObjectView, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { functionOf, returnedBy } from "./functions.ts";
import { pathsOf } from "./paths.ts";
import type { RouteStep } from "./route.ts";
import type { StepReader } from "./steps.ts";
import type { TrpcAdapter, TrpcEntry, TrpcFacts, TrpcRouter } from "./trpc-facts.ts";
import { procedureOf } from "./trpc-procedures.ts";

/** A text without any of these makes no router of tRPC and hands none to a server. */
export const TRPC = /trpc|\b\w*[rR]outers?\s*\(\s*\{|[pP]rocedure\b/i;

const ROUTER = /^@trpc\/server#initTRPC\b.*\.(?:router|mergeRouters)$/;
const ADAPTER =
  /^(?:@trpc\/server\/adapters\/[\w-]+(?:\/[\w-]+)?#(?:createExpressMiddleware|createNextApiHandler|fetchRequestHandler|createHTTPServer|createHTTPHandler|nodeHTTPRequestHandler|awsLambdaRequestHandler|fastifyTRPCPlugin)|@hono\/trpc-server#trpcServer|trpc-koa-adapter#createKoaMiddleware|trpc-nuxt(?:\/server)?#createNuxtApiHandler|trpc-sveltekit#createTRPCHandle)$/;

/** More routers inside one another than any store has. */
const MAX_DEPTH = 8;

/** Routers of tRPC and what serves them; undefined for a file that has neither. */
export function readTrpc(semantics: Semantics, steps: StepReader): TrpcFacts | undefined {
  const { source } = semantics;
  if (!TRPC.test(source.text)) return undefined;
  const routers: TrpcRouter[] = [];
  const adapters: TrpcAdapter[] = [];
  source.nodes.forEach((node) => {
    if (node.type !== "CallExpression") return;
    if (isRouter(node, semantics))
      routers.push({
        key: keyOf({ node, in: semantics }),
        entries: entriesOf(node, semantics, steps),
      });
    const adapter = adapterAt(node, semantics, steps);
    if (adapter) adapters.push(adapter);
  });
  return routers.length + adapters.length > 0 ? { routers, adapters } : undefined;
}

function keyOf({ node, in: semantics }: Located): string {
  return `${semantics.source.path}:${node.range[0]}`;
}

function isRouter(call: Ast.CallExpression, semantics: Semantics): boolean {
  return ROUTER.test(semantics.callee(call) ?? "");
}

/** What `router({ … })` and `mergeRouters(a, b)` are given. */
function entriesOf(call: Ast.CallExpression, semantics: Semantics, steps: StepReader): TrpcEntry[] {
  const isMerge = calledName(unwrap(call.callee)) === "mergeRouters";
  const given = isMerge ? call.arguments : call.arguments.slice(0, 1);
  return given.flatMap((node) => entryAt({ node, in: semantics }, [], steps, 0));
}

/** What stands in a router: a procedure, a router, or an object of them, wherever it is written down. */
function entryAt(
  at: Located,
  names: readonly string[],
  steps: StepReader,
  depth: number,
): TrpcEntry[] {
  if (depth > MAX_DEPTH) return [];
  const origin = at.in.origin(at.node);
  const found = { node: unwrap(origin.node), in: origin.in };
  const { node } = found;
  if (node.type === "ObjectExpression") {
    const view = found.in.object(node);
    return [...(view?.properties.values() ?? [])].flatMap(({ name, value }) =>
      entryAt(value, [...names, name], steps, depth + 1),
    );
  }
  if (node.type !== "CallExpression") return [];
  if (isRouter(node, found.in)) return [{ names, is: keyOf(found) }];
  const procedure = procedureOf({ node, in: found.in }, steps);
  if (procedure) return [{ names, is: procedure }];
  const made = loadedLater(found.in, node) ?? madeBy({ node: node.callee, in: found.in });
  return made ? entryAt(made, names, steps, depth + 1) : [];
}

/** `lazy(() => import("./orders"))`: the router that the file exports. */
function loadedLater(semantics: Semantics, call: Ast.CallExpression): Located | undefined {
  if (semantics.callee(call) !== "@trpc/server#lazy") return undefined;
  const load = call.arguments[0] && unwrap(call.arguments[0]);
  if (load?.type !== "ArrowFunctionExpression") return undefined;
  let body = unwrap(load.body);
  if (body.type === "CallExpression" && body.callee.type === "MemberExpression")
    body = unwrap(body.callee.object);
  const module = body.type === "ImportExpression" ? semantics.string(body.source) : undefined;
  const opened = module === undefined ? undefined : semantics.open(module);
  const names = opened ? [...opened.record.exports.keys()] : [];
  const name = names.includes("default") ? "default" : names.find((each) => /router$/i.test(each));
  const exported = name === undefined ? undefined : opened?.exported(name);
  return exported && "node" in exported ? exported : undefined;
}

/** `createOrderRouter(services)`: what the function gives back. */
function madeBy(callee: Located): Located | undefined {
  const fn = functionOf(callee);
  const [value] = fn ? returnedBy(fn.node) : [];
  return fn && value ? { node: value, in: fn.in } : undefined;
}

/** The key of the adapter that an expression is, across files. */
export function adapterKey(at: Located): string | undefined {
  const { node, in: home } = at.in.origin(at.node);
  const call = unwrap(node);
  if (call.type !== "CallExpression" || !ADAPTER.test(home.callee(call) ?? "")) return undefined;
  return keyOf({ node: call, in: home });
}

/** `register(fastifyTRPCPlugin, { prefix, trpcOptions })`: where the plug-in is put, and its key. */
export function trpcPluginOf(
  call: Ast.CallExpression,
  semantics: Semantics,
): { readonly key: string; readonly prefix: string } | undefined {
  const [plugin, options] = call.arguments;
  if (!plugin || !semantics.api(plugin)?.endsWith("#fastifyTRPCPlugin")) return undefined;
  const prefix = options && semantics.object(options)?.get("prefix");
  return {
    key: keyOf({ node: call, in: semantics }),
    prefix: (prefix && pathsOf(prefix.value)?.[0]) ?? "/trpc",
  };
}

function adapterAt(
  call: Ast.CallExpression,
  semantics: Semantics,
  steps: StepReader,
): TrpcAdapter | undefined {
  const api = semantics.callee(call) ?? "";
  const isPlugin = trpcPluginOf(call, semantics) !== undefined;
  if (!isPlugin && !ADAPTER.test(api)) return undefined;
  const options = optionsOf(call, semantics, isPlugin);
  const router = options?.get("router");
  const [found] = router ? entryAt(router.value, [], steps, 0) : [];
  const prefix = options?.get("endpoint") ?? options?.get("basePath");
  const context = options?.get("createContext");
  const step = context && contextStep(context.value, steps);
  return {
    key: keyOf({ node: call, in: semantics }),
    ...(typeof found?.is === "string" ? { router: found.is } : {}),
    prefix: (prefix && pathsOf(prefix.value)?.[0]) ?? "",
    isServer: /#createHTTP(?:Server|Handler)$/.test(api),
    ...(step ? { context: step } : {}),
  };
}

function optionsOf(
  call: Ast.CallExpression,
  semantics: Semantics,
  isPlugin: boolean,
): ObjectView | undefined {
  const given = call.arguments[isPlugin ? 1 : 0];
  const view = given && semantics.object(given);
  if (!isPlugin) return view;
  const inner = view?.get("trpcOptions")?.value;
  return inner && inner.in.object(inner.node);
}

/** Whoever makes the context may turn away who has not logged in; most only look who is there. */
function contextStep(at: Located, steps: StepReader): RouteStep | undefined {
  const fn = functionOf(at);
  if (!fn) return undefined;
  const { kinds, rejects } = steps.evidence.of(fn);
  if (!rejects) return undefined;
  const asks = kinds.has("authentication");
  const text = fn.in.source.text.slice(...fn.node.range);
  const step = steps.step({ node: fn.node, in: fn.in });
  const certain = asks && /UNAUTHORIZED|FORBIDDEN/.test(text);
  return { ...step, name: "createContext", does: asks ? step.does : [], certain };
}
