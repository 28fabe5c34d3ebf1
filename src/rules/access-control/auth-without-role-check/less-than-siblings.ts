import type { ProjectView, Route } from "../../../engine/api.ts";
import { words } from "../../helpers/match/names.ts";
import { namesThing, stem } from "../../helpers/match/names-thing.ts";
import { changeOf, fieldName } from "../../helpers/match/route-purpose.ts";

/** A change for which a login is enough, where other changes of the same records take a role. */
export interface LessGuarded {
  readonly route: Route;
  readonly other: Route;
  /** True where making the records takes a role as well. */
  readonly isSure: boolean;
}

/** A parameter of a path, which names one record: `/:id`. */
const PARAMETER = /^[:{*$]/;
const CHANGES = /^(?:PUT|PATCH|DELETE)$/;
/** Procedures, fields and actions: what they change stands in their names. */
const NAMED = /^(?:MUTATION|ACTION)$/;
const VERB =
  /^(?:create|add|make|new|insert|update|edit|change|set|save|delete|remove|destroy|upsert|toggle|publish|archive|by|id|one|many|bulk|mutation|action|handle|do|on|the|a)$/;
/** A refusal that is about rights, or a question whose record it is. */
const ASKS =
  /\b403\b|forbid|role|permission|admin|staff|owner|\.user\b|user_?id|session|seller|vendor|\bme\b|created_?by|customer_?id|account/i;
/** The same where the handler itself finds out who is logged in. */
const ASKS_BESIDE_LOGIN =
  /\b403\b|forbid|role|permission|admin|staff|owner|user_?id|(?:user|session|customer|me)[?!]?\.\w*(?:id|email|sub)\b|seller|vendor|created_?by|customer_?id/i;
/** `if (!session?.user?.id) return …` asks whether somebody is there, and not who. */
const IS_ANYBODY = /if\s*\(\s*(?:!\s*[\w.?]+(?:\s*\|\|\s*)?)+\)/g;
/** `const { userId } = await auth()` */
const TAKES_LOGIN = /(?:const|let)\s*\{[\w\s,:]*\}\s*=\s*(?:await\s+)?[\w.]+\([^()]*\)/g;
/** What everybody does with what is for sale. */
const OF_EVERYBODY =
  /review|rating|\brate\b|like|vote|view|click|favou?rite|wish|cart|(?:place|re)_?-?order|\/order|check-?out|book|buy|purchase|comment|share|follow|join|enter|bid|track|report|apply|redeem|pay(?!out)/i;
/** What customers keep for themselves. */
const OF_CUSTOMERS = /cart|basket|wish|favou?rite|review|comment|like|vote|notif|address|message/i;

/** `PUT /buses/:id` behind a login, where `DELETE /buses/:id` takes a role and customers make none. */
export function lessThanSiblings(project: ProjectView): readonly LessGuarded[] {
  const groups = new Map<string, Route[]>();
  for (const route of project.routes) {
    if (!CHANGES.test(route.method) && route.method !== "POST" && !NAMED.test(route.method))
      continue;
    const thing = thingOf(route);
    if (thing === undefined) continue;
    const key = `${areaOf(route.file)} ${thing}`;
    groups.set(key, [...(groups.get(key) ?? []), route]);
  }
  return [...groups.values()].flatMap((group) => {
    const other = group.find((each) => isChange(each) && takesRole(each));
    if (!other || group.some((each) => !isChange(each) && !takesRole(each))) return [];
    const isSure = group.some((each) => !isChange(each)) && CHANGES.test(other.method);
    return group
      .filter((each) => isBehindLogin(each, project))
      .map((route) => ({ route, other, isSure: isSure && CHANGES.test(route.method) }));
  });
}

/** The part of a repository that a file belongs to. */
function areaOf(file: string): string {
  const parts = file.split("/");
  return parts.slice(0, /^(?:apps|packages|services)$/.test(parts[0] ?? "") ? 2 : 1).join("/");
}

/** What a route changes, by its path or its name, where its effects say so as well: `bus`. */
function thingOf(route: Route): string | undefined {
  const said = NAMED.test(route.method)
    ? words(`${route.procedure?.split(".").at(-2) ?? ""} ${nameOf(route)}`).split(" ")
    : [collectionOf(route)];
  const names = said.filter((each) => each.length > 2 && !VERB.test(each)).map(stem);
  const changed = route.effects.filter(({ does }) => does === "write" || does === "delete");
  return names.find((name) => changed.some(({ on }) => namesThing(words(on).split(" "), name)));
}

function nameOf(route: Route): string {
  return route.method === "ACTION" ? route.handler : fieldName(route);
}

/** `buses` of `/api/buses/:id/route`, and of `/api/buses`. */
function collectionOf({ path }: Route): string {
  const parts = path.split("/").filter((part) => part !== "");
  const first = parts.findIndex((part) => PARAMETER.test(part));
  return parts[first === -1 ? parts.length - 1 : first - 1] ?? "";
}

/** A change of what is there, not something new. */
function isChange(route: Route): boolean {
  if (NAMED.test(route.method))
    return !/^(?:create|add|make|new|insert|upload|register)/i.test(nameOf(route));
  return CHANGES.test(route.method) || route.path.split("/").some((part) => PARAMETER.test(part));
}

/** What is done to a record, without what the records are called: `/publish` of `/orders/:id/publish`. */
function isForEverybody(route: Route): boolean {
  const { path, handler } = route;
  if (NAMED.test(route.method)) return OF_EVERYBODY.test(words(nameOf(route)).replaceAll(" ", "-"));
  const collection = collectionOf(route);
  const rest = path.slice(path.lastIndexOf(collection) + collection.length);
  return (
    OF_CUSTOMERS.test(collection) ||
    OF_EVERYBODY.test(rest) ||
    OF_EVERYBODY.test(handler.slice(handler.lastIndexOf(".") + 1))
  );
}

function takesRole({ guards }: Route): boolean {
  return guards.some(({ kind, certain }) => kind === "role" && certain);
}

function isBehindLogin(route: Route, project: ProjectView): boolean {
  const { exposure, guards, middlewares, file, range } = route;
  if (!isChange(route) || exposure !== "customer" || !changeOf(route)) return false;
  if (isForEverybody(route)) return false;
  if (guards.some(({ kind }) => kind === "role" || kind === "signature")) return false;
  if (middlewares.some(({ does, certain }) => !certain || does.length === 0)) return false;
  const code = (project.read(file) ?? "").slice(range.start, range.end);
  const own = guards.find(({ inHandler, kind }) => inHandler && kind === "authentication");
  if (!own) return route.mayCheck === undefined && !ASKS.test(code);
  return !ASKS_BESIDE_LOGIN.test(code.replaceAll(IS_ANYBODY, "").replaceAll(TAKES_LOGIN, ""));
}
