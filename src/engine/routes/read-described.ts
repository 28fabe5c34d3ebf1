import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located, ObjectView, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { DeclaredFacts, DeclaredRoute } from "./declared-routes.ts";
import { functionOf } from "./functions.ts";
import { joinPaths, pathsOf } from "./paths.ts";
import { flattened } from "./flattened.ts";
import type { RouteStep } from "./route.ts";
import type { StepReader } from "./steps.ts";

/** A text without all of these describes no route in an object. */
const WORDS = [/\bpath\b/, /\bmethod\b/, /\bhandler\b/];

export function mayDescribeRoutes(text: string): boolean {
  return WORDS.every((word) => word.test(text)) || SETS_DEFAULT.test(text);
}

/** `server.auth.default("jwt")` and `server.ext("onPreHandler", check)` of hapi. */
const SETS_DEFAULT = /\.auth\.default\s*\(|\.ext\s*\(/;
/** Points of hapi's way before a handler. */
const BEFORE = /^on(?:Request|PreAuth|CredentialsPreAuth|PostAuth|PreHandler|Credentials)$/;

const AUTHENTICATED: RouteStep = { name: "auth", does: ["authentication"], certain: true };

/** Routes in objects: `server.route({ method, path, options, handler })` of hapi, `endpoints` of Payload. */
export function readDescribed(semantics: Semantics, steps: StepReader): DeclaredFacts {
  const { source } = semantics;
  const routes: DeclaredRoute[] = [];
  const defaults: RouteStep[] = [];
  const all: RouteStep[] = [];
  if (!mayDescribeRoutes(source.text)) return { routes, defaults, all };
  source.nodes.forEach((node) => {
    if (node.type === "ObjectExpression") routes.push(...described(semantics, node, steps));
    if (node.type !== "CallExpression") return;
    const callee = unwrap(node.callee);
    const name = callee.type === "MemberExpression" ? propertyName(callee) : undefined;
    if (callee.type !== "MemberExpression" || (name !== "default" && name !== "ext")) return;
    const [first, second] = node.arguments;
    const object = unwrap(callee.object);
    if (name === "default" && object.type === "MemberExpression" && propertyName(object) === "auth")
      defaults.push(AUTHENTICATED);
    const point = name === "ext" && first ? semantics.string(first) : undefined;
    if (point !== undefined && BEFORE.test(point) && second)
      all.push(steps.step({ node: second, in: semantics }));
  });
  return { routes, defaults, all };
}

function described(
  semantics: Semantics,
  node: Ast.ObjectExpression,
  steps: StepReader,
): DeclaredRoute[] {
  const keys = node.properties.map((each) =>
    each.type === "Property" ? propertyName(each) : undefined,
  );
  // Most objects are none, so that is asked before what they mean.
  if (!keys.includes("path") || !keys.includes("method")) return [];
  const view = semantics.object(node);
  const at = view?.get("path");
  const path = at && pathsOf(at.value)?.[0];
  const verb = view?.get("method");
  const methods = verb && pathsOf(verb.value);
  if (!view || path === undefined || !path.startsWith("/") || !methods) return [];
  if (!methods.every((each) => /^(?:get|post|put|patch|delete|options|connect|\*)$/i.test(each)))
    return [];
  const options = optionsOf(view);
  const handler =
    view.get("handler") ?? (options && options !== "unknown" && options.get("handler"));
  if (!handler || !isHandler(handler.value)) return [];
  // Payload writes its methods in small letters, and its options nowhere.
  const isPayload = methods.every((each) => each === each.toLowerCase() && each !== "*");
  const range = { start: node.range[0], end: node.range[1] };
  const facts = steps.handler(handler.value);
  if (isPayload)
    return methods.map((method) => ({
      framework: "payload",
      method: method.toUpperCase(),
      path: joinPaths("api", slugAround(semantics, node) ?? "", path),
      range,
      steps: [],
      handler: facts,
    }));
  const before = stepsOf(options, steps);
  return methods.map((method) => ({
    framework: "hapi",
    method: method === "*" ? "ALL" : method.toUpperCase(),
    path: path.replaceAll(/\{(\w+)[?*]?\d*\}/g, ":$1"),
    range,
    handler: facts,
    ...before,
  }));
}

/** A function, or a name of something that is one; texts name handlers that are found in other ways. */
function isHandler(at: Located): boolean {
  const { node } = at.in.origin(at.node);
  return functionOf(at) !== undefined || !["Literal", "ObjectExpression"].includes(node.type);
}

function optionsOf(view: ObjectView): ObjectView | "unknown" | undefined {
  const given = view.get("options") ?? view.get("config");
  if (!given) return undefined;
  return given.value.in.object(given.value.node) ?? "unknown";
}

/** What the options of one route of hapi put before its handler. */
function stepsOf(
  options: ObjectView | "unknown" | undefined,
  steps: StepReader,
): Pick<DeclaredRoute, "steps" | "asDefault"> {
  if (options === "unknown")
    return { steps: [{ name: "options", does: [], certain: false }], asDefault: true };
  const auth = options?.get("auth");
  const own: RouteStep[] = auth ? authSteps(auth.value) : [];
  for (const each of listIn(options, "pre")) {
    const method = each.in.object(each.node)?.get("method")?.value ?? each;
    own.push(steps.step(method));
  }
  if (has(options, "validate", /^payload$/))
    own.push({ name: "validate", does: ["validation"], certain: true });
  if (has(options, "plugins", /limit|throttl/i))
    own.push({ name: "rate limit", does: ["rate-limit"], certain: true });
  return { steps: own, ...(!auth && { asDefault: true as const }) };
}

function authSteps(at: Located): RouteStep[] {
  if (at.in.constant(at.node)?.value === false) return [];
  const options = at.in.object(at.node);
  const mode = options?.get("mode");
  const said = mode && mode.value.in.string(mode.value.node);
  if (said === "try" || said === "optional")
    return [{ name: "auth", does: ["identity"], certain: true }];
  // The scope may stand in `access`, which may be a list.
  const { source } = at.in;
  const isForStaff = /\b(?:scope|access)\b[\s\S]*\b(?:admin|staff)/i.test(
    source.text.slice(...at.node.range),
  );
  return [isForStaff ? { ...AUTHENTICATED, does: ["authentication", "role"] } : AUTHENTICATED];
}

function listIn(options: ObjectView | undefined, name: string): Located[] {
  const value = options?.get(name)?.value;
  return value ? flattened([value]) : [];
}

function has(options: ObjectView | undefined, name: string, key: RegExp): boolean {
  const value = options?.get(name)?.value;
  const inner = value && value.in.object(value.node);
  return inner !== undefined && [...inner.properties.keys()].some((each) => key.test(each));
}

/** The collection in whose `endpoints` a route stands. */
function slugAround(semantics: Semantics, node: Ast.Node): string | undefined {
  for (let each = node.parent; each; each = each.parent) {
    if (each.type !== "ObjectExpression") continue;
    const slug = semantics.object(each)?.get("slug");
    if (slug) return slug.value.in.string(slug.value.node);
  }
  return undefined;
}
