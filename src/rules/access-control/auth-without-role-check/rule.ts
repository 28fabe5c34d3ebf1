import { type ProjectView, type Route, type RouteStep, projectRule } from "../../../engine/api.ts";
import { isBehindLogins } from "../../helpers/match/payment-route.ts";
import { placeOfRoute } from "../../helpers/match/route-place.ts";
import {
  changeOf,
  effectName,
  isBeforeLogin,
  isForBackOffice,
  privateRead,
  routeName,
} from "../../helpers/match/route-purpose.ts";
import { changedByCustomers } from "./changed-by-customers.ts";
import { lessThanSiblings } from "./less-than-siblings.ts";
import { rolesLeftOut } from "./role-left-out.ts";

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
    siblings: {
      what: "A login is enough for {{route}}: every customer may change it, while {{other}} takes a role.",
      help: "Put the guard with the role before it as well, as before the other changes of the same records.",
    },
    leftOut: {
      what: "{{route}} asks for a login only: `{{guard}}` asks for a role where it is told one, and is told none.",
      help: "Tell it the role, as the other routes of the back office do; better still let it refuse where it is told none.",
    },
    customers: {
      what: "{{route}} asks for a login only, as {{other}} does: every customer may run `{{effect}}`.",
      help: "Build it on a procedure that asks for the role as well: what is for sale is for those to change who run the store.",
    },
  },
  noFix: "Where the store keeps roles, and which one may do this, is not known here.",
  project(project, context) {
    const told = new Set<string>();
    const customers = guardsOfCustomers(project.routes);
    for (const route of project.routes) {
      const guard = onlyLogin(route, project);
      const other = guard && customers.get(guard.key);
      if (!guard || other === undefined || isBeforeLogin(route)) continue;
      if (!changeOf(route) && !privateRead(route)) continue;
      const { file, range } = placeOfRoute(route, (path) => project.read(path));
      // What is missing is missing for all routes of a file; the first of them stands for them.
      const place = `${file} ${guard.key}`;
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
    for (const { route, guard } of rolesLeftOut(project)) {
      const { file, range } = placeOfRoute(route, (path) => project.read(path));
      const place = `${file}:${range.start}`;
      if (told.has(place)) continue;
      told.add(place);
      const data = { route: routeName(route, 34), guard: guard.slice(0, 24) };
      context.report(file, { at: range, message: "leftOut", data });
    }
    for (const { route, other, isSure } of lessThanSiblings(project)) {
      const { file, range } = placeOfRoute(route, (path) => project.read(path));
      const place = `${file}:${range.start}`;
      if (told.has(place)) continue;
      told.add(place);
      const data = { route: routeName(route, 34), other: routeName(other, 26) };
      const preset = isSure ? {} : ({ preset: "balanced" } as const);
      context.report(file, { at: range, message: "siblings", data, ...preset });
    }
    for (const each of changedByCustomers(project)) {
      const { file, range } = placeOfRoute(each.route, (path) => project.read(path));
      const place = `${file} by customers`;
      if (told.has(place) || told.has(`${file}:${range.start}`)) continue;
      told.add(place);
      const route = routeName(each.route, 34);
      const data = { route, effect: effectName(each.effect), other: routeName(each.other, 26) };
      const level = each.rolesAreKnown ? {} : ({ preset: "balanced" } as const);
      context.report(file, { at: range, message: "customers", data, ...level });
    }
  },
});

interface Login {
  readonly name: string;
  readonly key: string;
}

/** The guard that asks for a login, where nothing on the way asks for more, or may do so. */
function onlyLogin(route: Route, project: ProjectView): Login | undefined {
  const { framework, guards, middlewares, mayCheck, exposure, unreadRoles } = route;
  if (/^(?:medusa|vendure|evershop)$/.test(framework) || !isForBackOffice(route)) return undefined;
  // Roles that no guard reads have a rule of their own.
  if (unreadRoles !== undefined) return undefined;
  const before = loginOfMiddleware(route, project);
  if (before) return before;
  if (exposure === "unknown" || guards.some(({ kind }) => kind === "role" || kind === "signature"))
    return undefined;
  if (middlewares.some(({ does, certain }) => !certain || does.length === 0)) return undefined;
  const words = [
    mayCheck ?? "",
    ...middlewares.flatMap(({ name, place }) => [name, place?.file ?? ""]),
  ];
  if (words.some((word) => STAFF.test(word))) return undefined;
  const step = middlewares.find(isLogin);
  if (step) return { name: step.name, key: keyOf(step) };
  const login = loginInHandler(route);
  return login && !asksForMore(route, project) ? login : undefined;
}

/** A middleware of Next that asks for a login at most, whichever paths it means. */
function loginOfMiddleware(route: Route, project: ProjectView): Login | undefined {
  const read = (path: string): string | undefined => project.read(path);
  const step = route.middlewares.find(({ seesAll }) => seesAll !== undefined);
  if (step?.seesAll === undefined || !isBehindLogins(route, read)) return undefined;
  if (route.mayCheck !== undefined && !loginInHandler(route)) return undefined;
  const files = [step.seesAll, step.place?.file ?? step.seesAll];
  if (files.some((file) => ROLES.test(read(file) ?? "")) || asksForMore(route, project))
    return undefined;
  return { name: step.seesAll.split("/").at(-1) ?? "", key: keyOfMiddleware(step.seesAll) };
}

/** What a middleware reads that asks for more than a login; an address of the back office is no question. */
const ROLES = /role|permission|is_?admin|is_?staff|\.admin\b|claims|metadata|scope/i;

function keyOfMiddleware(file: string): string {
  return `sees all ${file}`;
}

/** A session that the handler itself asks for: `const session = await getServerSession(…)`. */
function loginInHandler({ guards, mayCheck }: Route): Login | undefined {
  const asks = guards.some(
    ({ kind, certain, inHandler }) => kind === "authentication" && certain && inHandler,
  );
  return asks && mayCheck !== undefined
    ? { name: mayCheck, key: `in handler ${mayCheck}` }
    : undefined;
}

/** Any word of staff in the handler's code, or a refusal that is about rights, may be the question. */
function asksForMore({ file, range }: Route, project: ProjectView): boolean {
  const own = project.read(file)?.slice(range.start, range.end) ?? "";
  return STAFF.test(own) || /\b403\b|forbid|not.?found|\b404\b/i.test(own);
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
    const keys = route.middlewares.filter(isLogin).map(keyOf);
    for (const { seesAll } of route.middlewares)
      if (seesAll !== undefined) keys.push(keyOfMiddleware(seesAll));
    const own = loginInHandler(route);
    for (const key of own ? [...keys, own.key] : keys)
      if (!found.has(key)) found.set(key, route.path);
  }
  return found;
}
