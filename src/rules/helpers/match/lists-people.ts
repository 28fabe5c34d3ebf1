import type { Effect, ProjectView, Route } from "../../../engine/api.ts";
import { words } from "./names.ts";
import { namesThing, stem } from "./names-thing.ts";

/** Records of people and of what they bought, of which each belongs to somebody. */
const PEOPLE =
  /^(?:users?|customers?|orders?|accounts?|members?|clients?|employees?|payments?|transactions?|invoices?|subscribers?|refunds?|bookings?)$/;
/** Parts of a path that only say that all of them are meant. */
const ALL = /^(?:all|list|index|get-?all|fetch-?all|get-?(?:users|customers|orders))$/i;
/** Calls that give all there are: without a filter, or with options that are none. */
const WHOLE =
  /\.(?:find|findAll|findMany|findAndCountAll|getAll|all|scan|list)\(\s*(?:\{\s*\}\s*)?[,)]|\.findMany\(\s*\{|\bentityService\.findMany\(\s*["'][\w:.-]+["']\s*[,)]|\.find(?:All|AndCount)?\(\s*\{\s*(?:select|relations|order|skip|take|include|attributes|limit|offset)\b/;
const FILTERED = /\bwhere\b|\bfilters?\b|\$match|\beq\(|\.(?:equals|match|in)\(/i;
/** What a shop shows of people to everybody. */
const SHOWN =
  /\.select\(\s*["'`](?:\s*(?:_?id|name|firstName|username|avatar|image|photo|bio|slug))+\s*["'`]/;
const SQL_OF_ALL = /["'`]\s*select\b(?![\s\S]*\b(?:where|count|join)\b)[\s\S]*?\bfrom\b/i;
/** A function of the project that is asked for all of them: `userService.findAll()`. */
const ASKS_FOR_ALL =
  /^(?:await\s+)?(?:[\w.]+\.)?(?:find|get|list|fetch|load|all)(?!\w*count)\w*\(\s*\)$/i;

/** What lists the store's customers or their orders for whoever asks: `GET /users`, `orders.getAll` of tRPC. */
export function listsPeople(route: Route, project: ProjectView): Effect | undefined {
  const thing = thingListed(route);
  if (thing === undefined) return undefined;
  return route.effects.find(
    (each) =>
      each.does === "read" &&
      namesThing(words(each.on).split(" "), stem(thing)) &&
      givesAll(each, project),
  );
}

/** What a route is named to list, where those are records of people. */
function thingListed({ method, path, framework, procedure }: Route): string | undefined {
  if (procedure !== undefined) return method === "QUERY" ? thingOfProcedure(procedure) : undefined;
  if (method !== "GET" || framework === "medusa" || /^…|[:{*[]/.test(path)) return undefined;
  const parts = path.split("/").filter((part) => part !== "" && !ALL.test(part));
  const thing = (parts.at(-1) ?? "").toLowerCase();
  return PEOPLE.test(thing) ? thing : undefined;
}

/** `orders.getAll`, `admin.getAllOrders`, `order.list`: a router may be called after one of what it lists. */
function thingOfProcedure(procedure: string): string | undefined {
  const parts = procedure.split(".");
  const said = words(parts.at(-1) ?? "").split(" ");
  if (!said.some((word) => LISTS.test(word) || PEOPLE.test(word))) return undefined;
  const rest = said.filter((word) => !LISTS.test(word) && !SOME.test(word)).join("");
  const thing = rest === "" ? words(parts.at(-2) ?? "").replaceAll(" ", "") : rest;
  return PEOPLE.test(thing) || (rest === "" && PEOPLE.test(`${thing}s`)) ? thing : undefined;
}

const LISTS = /^(?:get|all|list|lists|fetch|find|load|read|show|index|many|everything)$/;
/** Words that only say which of them: those of the shop are all that it has. */
const SOME = /^(?:the|store|shop|admin|for|recent|latest)$/;

function givesAll({ on, file, range, all }: Effect, project: ProjectView): boolean {
  if (all) return true;
  const text = project.read(file) ?? "";
  if (on.startsWith("SELECT ")) return SQL_OF_ALL.test(text.slice(range.start, range.end));
  // What is chained behind the call says what of it is given.
  const rest = text.slice(range.end, range.end + 200);
  const call = text.slice(range.start, range.end) + rest.slice(0, endOfChain(rest));
  if (FILTERED.test(call) || SHOWN.test(call)) return false;
  return WHOLE.test(call) || ASKS_FOR_ALL.test(text.slice(range.start, range.end));
}

/** How far the chain goes on in which a call stands. */
function endOfChain(rest: string): number {
  const end = rest.search(/[;\n}]/);
  return end === -1 ? rest.length : end;
}
