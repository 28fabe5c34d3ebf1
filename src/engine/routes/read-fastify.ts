import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located, ObjectView, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { functionOf } from "./functions.ts";
import { pathsOf } from "./paths.ts";
import type { RouteStep } from "./route.ts";
import { trpcPluginOf } from "./read-trpc.ts";
import type { RouterEvent } from "./router-facts.ts";
import { parameterKey } from "./router-keys.ts";
import type { StepReader } from "./steps.ts";
import { isFunction } from "../syntax/function-node.ts";

/** The hooks that run before a handler, in their order. */
const HOOKS = ["onRequest", "preParsing", "preValidation", "preHandler"] as const;

interface FastifyCall {
  readonly semantics: Semantics;
  readonly call: Ast.CallExpression;
  readonly name: string;
  readonly base: Pick<RouterEvent, "router" | "kind" | "range">;
  readonly steps: StepReader;
  /** False when only the method's name says that this is Fastify. */
  readonly isTyped: boolean;
}

/** What a call does with an instance of Fastify. */
export function readFastify(given: FastifyCall): RouterEvent[] {
  const { semantics, call, name, base, steps } = given;
  const [first, second, third] = call.arguments;
  if (!first) return [];
  switch (name) {
    case "register": {
      const plugin = trpcPluginOf(call, semantics);
      if (!plugin) return register(given, first, second);
      const step = { name: "fastifyTRPCPlugin", does: [], certain: false };
      const items = [{ step, trpc: plugin.key }];
      return [{ ...base, does: "use", paths: [plugin.prefix], items }];
    }
    case "addHook": {
      const hook = semantics.string(first);
      if (!second || !HOOKS.some((each) => each === hook)) return [];
      return [{ ...base, does: "hook", step: steps.step({ node: second, in: semantics }) }];
    }
    case "decorate": {
      const decorated = semantics.string(first);
      if (decorated === undefined || !second) return [];
      const step = steps.step({ node: second, in: semantics });
      return [{ ...base, does: "decorate", name: decorated, step }];
    }
    case "route":
      return fullRoute(given, first);
    case "use":
    case "prefix":
      return [];
    default: {
      const path = pathsOf({ node: first, in: semantics })?.[0];
      if (path === undefined || !second) return [];
      const options =
        isFunction(unwrap(second)) || (!third && functionOf({ node: second, in: semantics }))
          ? undefined
          : semantics.object(second);
      const handler = third ?? options?.get("handler")?.value.node ?? second;
      const home = third ? semantics : (options?.get("handler")?.value.in ?? semantics);
      return [
        {
          ...base,
          does: "route",
          method: name.toUpperCase(),
          path,
          steps: options ? optionSteps(options, steps) : [],
          handler: steps.handler({ node: handler, in: home }),
        },
      ];
    }
  }
}

function fullRoute({ semantics, base, steps }: FastifyCall, first: Ast.Node): RouterEvent[] {
  const options = semantics.object(first);
  const url = options?.get("url") ?? options?.get("path");
  const path = url && pathsOf(url.value)?.[0];
  const handler = options?.get("handler");
  const method = options?.get("method");
  if (!options || path === undefined || !handler || !method) return [];
  const methods = pathsOf(method.value) ?? ["ALL"];
  return methods.map((each) => ({
    ...base,
    does: "route",
    method: each.toUpperCase(),
    path,
    steps: optionSteps(options, steps),
    handler: steps.handler(handler.value),
  }));
}

/** Hooks and schema of one route, in the order in which a request meets them. */
function optionSteps(options: ObjectView, steps: StepReader): RouteStep[] {
  const found: RouteStep[] = [];
  if (limits(options))
    found.push({ name: "config.rateLimit", does: ["rate-limit"], certain: true });
  for (const hook of HOOKS) {
    if (hook === "preHandler" && hasSchema(options))
      found.push({ name: "schema", does: ["validation"], certain: true });
    const own = options.get(hook);
    if (own) found.push(...listed(own.value).map((each) => steps.step(each)));
  }
  return found;
}

function limits(options: ObjectView): boolean {
  const config = options.get("config");
  return config?.value.in.object(config.value.node)?.get("rateLimit") !== undefined;
}

function hasSchema(options: ObjectView): boolean {
  const schema = options.get("schema");
  const view = schema?.value.in.object(schema.value.node);
  return view?.get("body") !== undefined || view?.get("querystring") !== undefined;
}

/** A hook is a function or a list of them; `fastify.auth([a, b])` asks each of its list. */
function listed(at: Located): Located[] {
  const { node, in: home } = at.in.origin(at.node);
  if (node.type === "ArrayExpression")
    return node.elements.flatMap((each) => (each ? listed({ node: each, in: home }) : []));
  if (node.type === "CallExpression") {
    const callee = unwrap(node.callee);
    const [list] = node.arguments;
    if (callee.type === "MemberExpression" && propertyName(callee) === "auth" && list)
      return listed({ node: list, in: home });
  }
  return [{ node: unwrap(at.node), in: at.in }];
}

function register(
  { semantics, base, steps, isTyped }: FastifyCall,
  first: Ast.Node,
  second: Ast.Node | undefined,
): RouterEvent[] {
  const plugin = pluginOf({ node: first, in: semantics });
  if (plugin) {
    const options = second && semantics.object(second)?.get("prefix");
    const prefix = (options && pathsOf(options.value)?.[0]) ?? "";
    const parameter = parameterKey(plugin.fn.in, plugin.fn.node, 0);
    return [{ ...base, does: "register", parameter, prefix, open: plugin.open }];
  }
  if (!isTyped || isForNamedRoutes(second, semantics)) return [];
  const step = steps.step({ node: first, in: semantics });
  return step.does.length > 0 ? [{ ...base, does: "hook", step }] : [];
}

/** `register(rateLimit, { global: false })`: routes that want the limit say so themselves. */
function isForNamedRoutes(options: Ast.Node | undefined, semantics: Semantics): boolean {
  const global = options && semantics.object(options)?.get("global");
  return global?.value.in.constant(global.value.node)?.value === false;
}

/** The function of a plug-in; one that is wrapped by fastify-plugin has no context of its own. */
function pluginOf(at: Located) {
  const fn = functionOf(at);
  if (fn) return { fn, open: false };
  const origin = at.in.origin(at.node);
  const node = unwrap(origin.node);
  const [inner] = node.type === "CallExpression" ? node.arguments : [];
  if (node.type !== "CallExpression" || !inner) return undefined;
  if (!/^fastify-plugin#(?:\w+)?$/.test(origin.in.callee(node) ?? "")) return undefined;
  const wrapped = functionOf({ node: inner, in: origin.in });
  return wrapped && { fn: wrapped, open: true };
}
