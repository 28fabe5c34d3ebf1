import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { isFunction } from "../syntax/function-node.ts";
import type { DeclaredFacts, DeclaredRoute } from "./declared-routes.ts";
import { type LocatedFunction, classOf } from "./functions.ts";
import { joinPaths, pathsOf } from "./paths.ts";
import { flattened } from "./flattened.ts";
import type { RouteStep } from "./route.ts";
import type { StepReader } from "./steps.ts";

/** A text without this names the router of AdonisJS nowhere. */
export const ADONIS = /@adonisjs\/core\/services\/router|@ioc:Adonis\/Core\/Route/;

const ROUTER = /^(?:@adonisjs\/core\/services\/router|@ioc:Adonis\/Core\/Route)#(?:default)?$/;
const VERBS = /^(?:get|post|put|patch|delete|any)$/;

/** Routes of AdonisJS: `router.get(path, [Controller, "show"]).use(guard)`, and the groups that they stand in. */
export function readAdonis(semantics: Semantics, steps: StepReader): DeclaredFacts {
  const routes: DeclaredRoute[] = [];
  const all: RouteStep[] = [];
  if (!ADONIS.test(semantics.source.text)) return { routes, defaults: [], all };
  semantics.source.nodes.forEach((node) => {
    if (node.type !== "CallExpression") return;
    const callee = unwrap(node.callee);
    if (callee.type !== "MemberExpression") return;
    const name = propertyName(callee) ?? "";
    if (!VERBS.test(name) && name !== "use") return;
    if (!ROUTER.test(semantics.api(unwrap(callee.object)) ?? "")) return;
    if (name !== "use") routes.push(...routeAt(semantics, node, name, steps));
    else for (const each of listed(semantics, node)) all.push(lazyStep(each, steps));
  });
  return { routes, defaults: [], all };
}

function routeAt(
  semantics: Semantics,
  call: Ast.CallExpression,
  verb: string,
  steps: StepReader,
): DeclaredRoute[] {
  const [first, second] = call.arguments;
  const path = first && pathsOf({ node: first, in: semantics })?.[0];
  if (path === undefined || !second) return [];
  let prefix = path;
  const before: RouteStep[] = [];
  for (const links of [linksOf(call), ...groupsAround(call).map(linksOf)]) {
    const own: RouteStep[] = [];
    for (const link of links) {
      const [given] = link.arguments;
      const name = methodOf(link);
      if (name === "prefix" && given)
        prefix = joinPaths(pathsOf({ node: given, in: semantics })?.[0] ?? "{prefix}", prefix);
      if (name === "use" || name === "middleware")
        own.push(...listed(semantics, link).map((each) => namedStep(each, steps)));
    }
    before.unshift(...own);
  }
  // Whoever calls the function around may do so in a group of its own.
  const isCalled = standsInFunction(call);
  if (isCalled) before.unshift({ name: "(its caller)", does: [], certain: false });
  const given = { node: second, in: semantics };
  const action = actionOf(given);
  const handler = action
    ? { ...steps.handler({ node: action.fn.node, in: action.fn.in }), name: action.name }
    : steps.handler(given);
  return [
    {
      framework: "adonis",
      method: verb === "any" ? "ALL" : verb.toUpperCase(),
      path: isCalled ? joinPaths("…", prefix) : joinPaths(prefix),
      range: { start: call.range[0], end: call.range[1] },
      steps: before,
      handler,
    },
  ];
}

/** The calls that follow in a chain: `.prefix("/admin")` and `.use(guard)` of `router.group(…)`. */
function linksOf(call: Ast.CallExpression): Ast.CallExpression[] {
  const links: Ast.CallExpression[] = [];
  for (let link = linkAfter(call); link; link = linkAfter(link)) links.push(link);
  return links;
}

function linkAfter(call: Ast.CallExpression): Ast.CallExpression | undefined {
  const member = call.parent;
  if (member.type !== "MemberExpression" || member.object !== call) return undefined;
  const around = member.parent;
  return around.type === "CallExpression" && around.callee === member ? around : undefined;
}

/** The groups in whose functions a call stands, the innermost first. */
function groupsAround(call: Ast.CallExpression): Ast.CallExpression[] {
  const groups: Ast.CallExpression[] = [];
  for (let node: Ast.Node | undefined = call.parent; node; node = node.parent) {
    const { parent }: { parent?: Ast.Node } = node;
    if (isFunction(node) && parent?.type === "CallExpression" && methodOf(parent) === "group")
      groups.push(parent);
  }
  return groups;
}

/** True where a call stands in a function that is no group's. */
function standsInFunction(call: Ast.CallExpression): boolean {
  for (let node: Ast.Node | undefined = call.parent; node; node = node.parent) {
    const { parent }: { parent?: Ast.Node } = node;
    const isGroup = parent?.type === "CallExpression" && methodOf(parent) === "group";
    if (isFunction(node) && !isGroup) return true;
  }
  return false;
}

function methodOf(call: Ast.CallExpression): string | undefined {
  const callee = unwrap(call.callee);
  return callee.type === "MemberExpression" ? propertyName(callee) : undefined;
}

function listed(semantics: Semantics, call: Ast.CallExpression): Located[] {
  return flattened(call.arguments.map((node) => ({ node, in: semantics })));
}

/** `middleware.auth()`, whose name says which file it is in; `"auth"` in version 5. */
function namedStep(at: Located, steps: StepReader): RouteStep {
  const node = unwrap(at.node);
  const call = node.type === "CallExpression" ? unwrap(node.callee) : node;
  const name =
    call.type === "MemberExpression" ? propertyName(call) : at.in.string(node)?.split(":")[0];
  const known = KNOWN.get(name ?? "");
  if (name !== undefined && known) return { name, does: known, certain: true };
  const loaded = call.type === "MemberExpression" ? entryOf(call, at.in) : undefined;
  if (loaded && name !== undefined) return { ...lazyStep(loaded, steps), name };
  return steps.step(at);
}

/** What the framework's own starter calls its middlewares. */
const KNOWN: ReadonlyMap<string, RouteStep["does"]> = new Map([
  ["auth", ["authentication"]],
  ["guest", ["other"]],
]);

/** The member of `router.named({ admin: () => import("#middleware/admin") })`. */
function entryOf(member: Ast.MemberExpression, semantics: Semantics): Located | undefined {
  const { node, in: home } = semantics.origin(member.object);
  const [given] = node.type === "CallExpression" ? node.arguments : [];
  const name = propertyName(member);
  return name === undefined || !given ? undefined : home.object(given)?.get(name)?.value;
}

/** A middleware that is loaded when it is needed: what its class does in `handle`. */
function lazyStep(at: Located, steps: StepReader): RouteStep {
  const fn = methodIn(at, "handle");
  if (!fn) {
    const module = moduleOf(at) ?? "middleware";
    if (module === "@adonisjs/shield/shield_middleware")
      return { name: module, does: ["csrf"], certain: true };
    const isOwn = !module.startsWith("@adonisjs/");
    return { name: module, does: isOwn ? [] : ["other"], certain: !isOwn };
  }
  return steps.step({ node: fn.node, in: fn.in });
}

/** The method that `[Controller, "show"]` names. */
function actionOf(
  at: Located,
): { readonly fn: LocatedFunction; readonly name: string } | undefined {
  const { node, in: home } = at.in.origin(at.node);
  if (node.type !== "ArrayExpression") return undefined;
  const [owner, method] = node.elements;
  const name = method ? home.string(method) : "handle";
  const fn = owner && name !== undefined ? methodIn({ node: owner, in: home }, name) : undefined;
  return fn && name !== undefined ? { fn, name } : undefined;
}

/** A method of a class, or of the class that `() => import("#controllers/orders")` loads. */
function methodIn(at: Located, name: string): LocatedFunction | undefined {
  const owner = classOf(at) ?? loadedClass(at);
  for (const each of owner?.node.body.body ?? [])
    if (each.type === "MethodDefinition" && propertyName(each) === name && isFunction(each.value))
      return owner && { node: each.value, in: owner.in };
  return undefined;
}

function loadedClass(at: Located): ReturnType<typeof classOf> {
  const module = moduleOf(at);
  const opened = module === undefined ? undefined : at.in.origin(at.node).in.open(module);
  const exported = opened?.exported("default");
  return exported && "node" in exported ? classOf(exported as Located) : undefined;
}

/** The module of `() => import("#controllers/orders")`. */
function moduleOf(at: Located): string | undefined {
  const { node, in: home } = at.in.origin(at.node);
  const body = node.type === "ArrowFunctionExpression" ? unwrap(node.body) : undefined;
  return body?.type === "ImportExpression" ? home.string(body.source) : undefined;
}
