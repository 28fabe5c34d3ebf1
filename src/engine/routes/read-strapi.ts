import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located, ObjectView, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { DeclaredFacts, DeclaredRoute } from "./declared-routes.ts";
import { joinPaths, pathsOf } from "./paths.ts";
import type { RouteStep } from "./route.ts";
import {
  type StrapiPlace,
  actionOf,
  coreHandler,
  middlewareStep,
  policyStep,
} from "./strapi-files.ts";
import type { StepReader } from "./steps.ts";

/** `src/api/order/routes/order.ts` of Strapi 4 and 5. */
const ROUTES = /(?:^|\/)src\/api\/([\w-]+)\/routes\/(?:.+\/)?[\w.-]+\.[jt]s$/;
/** The list of what stands before everything. */
const MIDDLEWARES = /(?:^|\/)config\/middlewares?\.[jt]s$/;
const CORE_ROUTER = "@strapi/strapi#factories.createCoreRouter";

/** True for files that Strapi reads for its routes because of their place. */
export function isStrapiFile(path: string): boolean {
  return ROUTES.test(path) || MIDDLEWARES.test(path);
}

/** Without `auth: false` roles of the admin panel decide who may call a route, and no code says which. */
const BY_PANEL: RouteStep = { name: "(permissions of the admin panel)", does: [], certain: false };

/** Routes of Strapi: `{ routes: [{ method, path, handler, config }] }`, and those of `createCoreRouter`. */
export function readStrapi(semantics: Semantics, steps: StepReader): DeclaredFacts {
  const { source } = semantics;
  const none: DeclaredFacts = { routes: [], defaults: [], all: [] };
  if (MIDDLEWARES.test(source.path)) return { ...none, all: globalSteps(semantics, steps) };
  const api = ROUTES.exec(source.path)?.[1];
  if (api === undefined) return none;
  const place: StrapiPlace = { api, semantics };
  const routes = source.nodes.flatMap((node): DeclaredRoute[] => {
    if (node.type === "ObjectExpression") return written(node, place, steps);
    return node.type === "CallExpression" && semantics.callee(node) === CORE_ROUTER
      ? ofCore(node, place, steps)
      : [];
  });
  return { ...none, routes };
}

/** `{ method: "POST", path: "/orders/pay", handler: "order.pay", config: { auth: false } }` */
function written(
  node: Ast.ObjectExpression,
  place: StrapiPlace,
  steps: StepReader,
): DeclaredRoute[] {
  const keys = node.properties.map((each) =>
    each.type === "Property" ? propertyName(each) : undefined,
  );
  if (!keys.includes("path") || !keys.includes("handler") || !keys.includes("method")) return [];
  const view = place.semantics.object(node);
  const at = view?.get("path");
  const path = at && pathsOf(at.value)?.[0];
  const verb = view?.get("method");
  const method = verb?.value.in.string(verb.value.node);
  const handler = view?.get("handler")?.value;
  if (!view || path === undefined || method === undefined || !handler) return [];
  if (!/^(?:get|post|put|patch|delete|all)$/i.test(method)) return [];
  const name = handler.in.string(handler.node);
  const own = name === undefined ? undefined : actionOf(name, place);
  const facts = own
    ? { ...steps.handler(own), name: name ?? "" }
    : name === undefined
      ? steps.handler(handler)
      : { name, wrappers: [], guards: [] };
  return [
    {
      framework: "strapi",
      method: method.toUpperCase(),
      path: joinPaths("api", path),
      ...configured(view.get("config")?.value, node, place, steps),
      handler: facts,
    },
  ];
}

const CORE = [
  { action: "find", method: "GET", ending: "" },
  { action: "findOne", method: "GET", ending: "/:id" },
  { action: "create", method: "POST", ending: "" },
  { action: "update", method: "PUT", ending: "/:id" },
  { action: "delete", method: "DELETE", ending: "/:id" },
] as const;

/** `createCoreRouter("api::order.order", { only, except, config: { find: { auth: false } } })` */
function ofCore(node: Ast.CallExpression, place: StrapiPlace, steps: StepReader): DeclaredRoute[] {
  const { semantics } = place;
  const [first, second] = node.arguments;
  const uid = first && semantics.string(first);
  const thing = uid === undefined ? undefined : /^api::[\w-]+\.([\w-]+)$/.exec(uid)?.[1];
  if (thing === undefined) return [];
  const options = second && semantics.object(second);
  const only = textsIn(options, "only");
  const except = textsIn(options, "except");
  const prefix = options?.get("prefix")?.value;
  const config = options?.get("config")?.value;
  const view = config && config.in.object(config.node);
  return CORE.flatMap(({ action, method, ending }): DeclaredRoute[] => {
    if ((only && !only.includes(action)) || except?.includes(action)) return [];
    const own = view?.get(action);
    const facts = configured(own?.value, own?.property ?? node, place, steps);
    return [
      {
        framework: "strapi",
        method,
        path: joinPaths("api", (prefix && pathsOf(prefix)?.[0]) ?? "", `${plural(thing)}${ending}`),
        ...facts,
        handler: coreHandler({ thing, action, range: facts.range }, place, steps),
      },
    ];
  });
}

/** What the configuration of a route puts before it; the place is that of the words that open it. */
function configured(
  at: Located | undefined,
  around: Ast.Node,
  place: StrapiPlace,
  steps: StepReader,
): Pick<DeclaredRoute, "steps" | "range"> {
  const view = at && at.in.object(at.node);
  const auth = view?.get("auth");
  const isOpen = auth !== undefined && auth.value.in.constant(auth.value.node)?.value === false;
  const isHere = auth !== undefined && at?.in === place.semantics;
  const [start, end] = isOpen && isHere ? auth.property.range : around.range;
  const known = at === undefined || (view?.complete ?? false);
  const found: RouteStep[] = isOpen ? [] : [BY_PANEL];
  if (!known) found.push({ name: "config", does: [], certain: false });
  for (const each of listIn(view, "policies")) found.push(policyStep(each, place, steps));
  for (const each of listIn(view, "middlewares")) found.push(middlewareStep(each, place, steps));
  return { steps: found, range: { start, end } };
}

function listIn(view: ObjectView | undefined, name: string): Located[] {
  const value = view?.get(name)?.value;
  const origin = value && value.in.origin(value.node);
  if (!origin || origin.node.type !== "ArrayExpression") return value ? [value] : [];
  const { in: home } = origin;
  return origin.node.elements.flatMap((node) => (node ? [{ node, in: home }] : []));
}

function textsIn(view: ObjectView | undefined, name: string): string[] | undefined {
  if (!view?.get(name)) return undefined;
  const texts = listIn(view, name).map((each) => each.in.string(each.node));
  return texts.flatMap((text) => (text === undefined ? [] : [text]));
}

/** Names of types stand in JSON; they are made of the singular as people make them. */
function plural(thing: string): string {
  if (/[^aeiou]y$/.test(thing)) return `${thing.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(thing) ? `${thing}es` : `${thing}s`;
}

/** Middlewares of the store's own before all routes: `"global::api-key"`, `{ name: "global::…" }`. */
function globalSteps(semantics: Semantics, steps: StepReader): RouteStep[] {
  const place: StrapiPlace = { api: "", semantics };
  return semantics.source.nodes.flatMap((node): RouteStep[] => {
    if (node.type !== "Literal" || typeof node.value !== "string") return [];
    if (!node.value.startsWith("global::") || unwrap(node).type !== "Literal") return [];
    return [middlewareStep({ node, in: semantics }, place, steps)];
  });
}
