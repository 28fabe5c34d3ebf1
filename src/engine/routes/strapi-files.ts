import type { Range } from "../text/range.ts";
import type { Located, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { functionOf, returnedBy } from "./functions.ts";
import { kindsByName } from "./kinds-by-name.ts";
import type { Effect, RouteStep } from "./route.ts";
import { type HandlerFacts, type StepReader, placeOf } from "./steps.ts";

/** A file of routes, or of settings, whose names lead to other files of the store. */
export interface StrapiPlace {
  /** The folder below `src/api`. */
  readonly api: string;
  readonly semantics: Semantics;
}

/** The function that `order.pay` or `api::order.order.pay` names. */
export function actionOf(name: string, { api, semantics }: StrapiPlace): Located | undefined {
  const parts = name.replace(/^api::/, "").split(".");
  const action = parts.at(-1) ?? "";
  const controller = parts.at(-2) ?? "";
  const folder = parts.length > 2 ? (parts[0] ?? api) : api;
  const opened = semantics.open(`../../${folder}/controllers/${controller}`);
  const made = opened && exportedBy(opened);
  return made && memberOf(made, action);
}

/** What a file exports as a whole. */
function exportedBy(file: Semantics): Located | undefined {
  const exported = file.exported("default");
  return exported && "node" in exported ? exported : undefined;
}

/** A member of `createCoreController(uid, ({ strapi }) => ({ … }))`, or of an object, or of what a function gives. */
function memberOf(at: Located, name: string, depth = 0): Located | undefined {
  if (depth > 4) return undefined;
  const origin = at.in.origin(at.node);
  const node = unwrap(origin.node);
  const found = { node, in: origin.in };
  if (node.type === "ObjectExpression") return found.in.object(node)?.get(name)?.value;
  if (node.type === "CallExpression") {
    const [, second] = node.arguments;
    const api = found.in.callee(node) ?? "";
    return api.endsWith("createCoreController") && second
      ? memberOf({ node: second, in: found.in }, name, depth + 1)
      : undefined;
  }
  const fn = functionOf(found);
  const [value] = fn ? returnedBy(fn.node) : [];
  return fn && value ? memberOf({ node: value, in: fn.in }, name, depth + 1) : undefined;
}

/** What Strapi itself does for an action that the store's controller leaves as it is. */
export function coreHandler(
  core: { readonly thing: string; readonly action: string; readonly range: Range },
  place: StrapiPlace,
  steps: StepReader,
): HandlerFacts {
  const { thing, action, range } = core;
  const name = `${thing}.${action}`;
  const own = actionOf(name, place);
  if (own) return { ...steps.handler(own), name };
  // Without the controller's file nothing says that it is left as it is.
  if (!place.semantics.open(`../controllers/${thing}`)) return { name, wrappers: [], guards: [] };
  const does = action === "delete" ? "delete" : action.startsWith("find") ? "read" : "write";
  const effect: Effect = {
    does,
    on: `strapi.${thing}.${action}`,
    ...(action === "find" && { all: true as const }),
    file: place.semantics.source.path,
    range,
  };
  return { name, wrappers: [], guards: [], doings: { effects: [effect] } };
}

/** `"is-owner"`, `"global::is-admin"`, `{ name, config }`, or a function: it lets pass by giving back `true`. */
export function policyStep(at: Located, place: StrapiPlace, steps: StepReader): RouteStep {
  const name = nameIn(at);
  const found = name === undefined ? at : named(name, "policies", place);
  const fn = found && functionOf(found);
  if (!fn) return unknown(name ?? "policy");
  const step = { ...steps.step({ node: fn.node, in: fn.in }), name: name ?? "policy" };
  const letsAllPass = returnedBy(fn.node).every(
    (each) => each.type === "Literal" && each.value === true,
  );
  if (step.certain && step.does.every((kind) => kind === "other") && !letsAllPass)
    return { ...unknown(name ?? "policy"), place: placeOf(fn) };
  return step;
}

/** `"global::limit"`, `{ name }`, or a function: files export one that makes what Koa calls. */
export function middlewareStep(at: Located, place: StrapiPlace, steps: StepReader): RouteStep {
  const name = nameIn(at);
  if (name === undefined) return steps.step(at);
  const found = named(name, "middlewares", place);
  const maker = found && functionOf(found);
  const [value] = maker ? returnedBy(maker.node) : [];
  const made = maker && value && functionOf({ node: value, in: maker.in });
  if (!made) return unknown(name);
  const step = steps.step({ node: made.node, in: made.in });
  // What answers for errors of what stands behind it turns nobody away.
  return !step.certain && step.does.length === 0 && OF_ERRORS.test(name)
    ? { ...step, name, does: ["other"], certain: true }
    : { ...step, name };
}

const OF_ERRORS = /(?:^|[.:])(?:error|logg|request-?log|response-?time|cors|compress)/i;

function unknown(name: string): RouteStep {
  return { name, does: kindsByName(name), certain: false };
}

function nameIn(at: Located): string | undefined {
  const text = at.in.string(at.node);
  if (text !== undefined) return text;
  const name = at.in.object(at.node)?.get("name")?.value;
  return name && name.in.string(name.node);
}

/** The file that a name of a policy or a middleware leads to. */
function named(
  name: string,
  kind: "policies" | "middlewares",
  { api, semantics }: StrapiPlace,
): Located | undefined {
  const whole = /^(?:(global)|api)::(?:([\w-]+)\.)?([\w-]+)$/.exec(name);
  const [, isGlobal, folder = api, own = name] = whole ?? [];
  const specifier =
    api === ""
      ? `../src/${kind}/${own}`
      : isGlobal === undefined
        ? `../../${folder}/${kind}/${own}`
        : `../../../${kind}/${own}`;
  const opened = semantics.open(specifier);
  return opened && exportedBy(opened);
}
