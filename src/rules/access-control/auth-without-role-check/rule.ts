import { type Route, type RouteStep, projectRule } from "../../../engine/api.ts";
import { placeOfRoute } from "../../helpers/match/route-place.ts";
import {
  changeOf,
  isBeforeLogin,
  isForBackOffice,
  privateRead,
  routeName,
} from "../../helpers/match/route-purpose.ts";

/** Words of guards that let in those who run the store alone. */
const STAFF =
  /admin|staff|manager|merchant|seller|vendor|owner|super|role|permission|scope|polic|abilit|\bcan\b|access|restrict|allow|back-?office|employee|moderator|internal|operator|grant|acl/i;
/** What customers do with a login. */
const OF_CUSTOMERS =
  /\/(?:carts?|basket|wish-?lists?|favou?rites|check-?out|profile|account|me|my-?\w+|addresses|address|place-?order|orders?|reviews?)(?:\/|$)/i;

export const rule = projectRule({
  id: "auth-without-role-check",
  meta: {
    category: "access-control",
    title: "A route of the back office that lets every customer in",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [863],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["8.2.1"],
    pci: ["7.2.1"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{route}} asks for a login only: {{guard}} lets customers in as well, as on {{other}}.",
      help: "Ask for the role or permission as well, after the login: a guard on the router of the back office holds for the next route, too.",
    },
  },
  noFix: "Where the store keeps roles, and which one may do this, is not known here.",
  project(project, context) {
    const told = new Set<string>();
    const customers = guardsOfCustomers(project.routes);
    for (const route of project.routes) {
      const guard = onlyLogin(route);
      const other = guard && customers.get(keyOf(guard));
      if (!guard || other === undefined || isBeforeLogin(route)) continue;
      if (!changeOf(route) && !privateRead(route)) continue;
      const { file, range } = placeOfRoute(route, (path) => project.read(path));
      // What is missing is missing for all routes of a file; the first of them stands for them.
      const place = `${file} ${keyOf(guard)}`;
      if (told.has(place)) continue;
      told.add(place);
      context.report(file, {
        at: range,
        message: "found",
        data: {
          route: routeName(route, 30),
          guard: guard.name.slice(0, 18),
          other: other.length > 24 ? `${other.slice(0, 23)}…` : other,
        },
      });
    }
  },
});

/** The guard that asks for a login, where nothing on the way asks for more, or may do so. */
function onlyLogin(route: Route): RouteStep | undefined {
  const { framework, guards, middlewares, mayCheck, exposure } = route;
  if (/^(?:medusa|vendure|evershop)$/.test(framework) || !isForBackOffice(route)) return undefined;
  if (exposure === "unknown" || guards.some(({ kind }) => kind === "role" || kind === "signature"))
    return undefined;
  if (middlewares.some(({ does, certain }) => !certain || does.length === 0)) return undefined;
  const words = [
    mayCheck ?? "",
    ...middlewares.flatMap(({ name, place }) => [name, place?.file ?? ""]),
  ];
  return words.some((word) => STAFF.test(word)) ? undefined : middlewares.find(isLogin);
}

function isLogin({ does, certain }: RouteStep): boolean {
  return certain && does.includes("authentication");
}

/** Where its code stands, or which package provides it: names alone may mean two guards. */
function keyOf({ name, api, place }: RouteStep): string {
  return place ? `${place.file}:${place.range.start}` : `${api ?? ""} ${name}`;
}

/** Guards with the path of a route of customers that they stand before. */
function guardsOfCustomers(routes: readonly Route[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const route of routes) {
    if (isForBackOffice(route) || !OF_CUSTOMERS.test(route.path)) continue;
    if (route.guards.some(({ kind }) => kind === "role")) continue;
    for (const step of route.middlewares)
      if (isLogin(step) && !found.has(keyOf(step))) found.set(keyOf(step), route.path);
  }
  return found;
}
