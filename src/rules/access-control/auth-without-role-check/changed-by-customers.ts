import type { Effect, ProjectView, Route, RouteStep } from "../../../engine/api.ts";
import { isByVisitors, isOfStore, wordsOfProcedure } from "../../helpers/match/procedure-words.ts";
import { changeOf, plainPath } from "../../helpers/match/route-purpose.ts";

/** A procedure of tRPC that changes what is for sale, for whoever is logged in. */
export interface ChangedByCustomers {
  readonly route: Route;
  readonly effect: Effect;
  /** A procedure of customers that the same login is enough for. */
  readonly other: Route;
  /** True where other procedures of the store take a role. */
  readonly rolesAreKnown: boolean;
}

/** What customers, and nobody else, do with a login. */
const OF_CUSTOMERS =
  /\/(?:carts?|cart-?items?|basket|wish-?lists?|favou?rites?|check-?out|reviews?|my-?orders?)(?:\/|$)|\/(?:my|add-to)-[\w-]+$/i;
/** Any word of more than a login in what is asked or done. */
const ASKS_MORE =
  /\b403\b|forbid|role|permission|admin|staff|owner|seller|vendor|merchant|user_?id|created_?by|session\.user/i;

/** `product.delete` behind the same login as `cart.add`, where nothing asks for more. */
export function changedByCustomers(project: ProjectView): ChangedByCustomers[] {
  const routes = project.routes.filter(({ framework }) => framework === "trpc");
  if (routes.length === 0) return [];
  const rolesAreKnown = routes.some(({ guards }) =>
    guards.some(({ kind, certain, inHandler }) => kind === "role" && certain && !inHandler),
  );
  const customers = new Map<string, Route>();
  for (const route of routes) {
    const login = loginOf(route);
    if (login && OF_CUSTOMERS.test(plainPath(route))) customers.set(keyOf(login), route);
  }
  return routes.flatMap((route): ChangedByCustomers[] => {
    const login = loginOf(route);
    const other = login && customers.get(keyOf(login));
    const effect = other && changeForStaff(route, project);
    return effect ? [{ route, effect, other, rolesAreKnown }] : [];
  });
}

/** The login that is all that a procedure asks for. */
function loginOf({ exposure, guards, middlewares }: Route): RouteStep | undefined {
  if (exposure !== "customer" && exposure !== "admin") return undefined;
  if (guards.some(({ kind, inHandler }) => kind === "role" || inHandler)) return undefined;
  if (middlewares.some(({ does, certain }) => !certain || does.length === 0)) return undefined;
  return middlewares.findLast(({ does }) => does.includes("authentication"));
}

function keyOf({ name, place }: RouteStep): string {
  return place ? `${place.file}:${place.range.start}` : name;
}

function changeForStaff(route: Route, project: ProjectView): Effect | undefined {
  const { method, mayCheck, file, range, middlewares } = route;
  if (method !== "MUTATION" || mayCheck !== undefined) return undefined;
  const said = wordsOfProcedure(route);
  if (isByVisitors(said) || OF_CUSTOMERS.test(plainPath(route))) return undefined;
  if (middlewares.some(({ name }) => ASKS_MORE.test(name))) return undefined;
  const effect = changeOf(route);
  if (!effect || !isOfStore(effect, said)) return undefined;
  const code = (project.read(file) ?? "").slice(range.start, range.end);
  return ASKS_MORE.test(code) ? undefined : effect;
}
