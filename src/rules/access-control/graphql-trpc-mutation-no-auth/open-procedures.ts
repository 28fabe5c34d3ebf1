import { type Effect, type ProjectView, type Route, classifyPath } from "../../../engine/api.ts";
import { listsPeople } from "../../helpers/match/lists-people.ts";
import { isByVisitors, isOfStore, wordsOfProcedure } from "../../helpers/match/procedure-words.ts";
import {
  changeOf,
  isBeforeLogin,
  isForBackOffice,
  mayBeGuarded,
  privateRead,
} from "../../helpers/match/route-purpose.ts";
import { changesRecords } from "./unchecked-change.ts";

/** A procedure of tRPC that does for anybody what only some may. */
export interface OpenProcedure {
  readonly route: Route;
  readonly effect: Effect;
  readonly does: "changes" | "lists" | "tells";
  /** Sure where nobody but staff, or whose it is, ever does that; a guess where it is not known who serves it. */
  readonly sureness: "sure" | "likely" | "guess";
}

/** What makes procedures and fields that are routes. */
const OF_PROCEDURES = /^(?:trpc|keystone)$/;

/** Procedures that anybody may call, and that change, list or tell what is not for anybody. */
export function openProcedures(project: ProjectView): OpenProcedure[] {
  return project.routes.flatMap((route): OpenProcedure[] => {
    if (!OF_PROCEDURES.test(route.framework) || classifyPath(route.file).kind === "lowered")
      return [];
    const isServed = !isOpenButForItsServer(route);
    if (isServed && mayBeGuarded(route)) return [];
    const found = harmOf(route, project);
    return found ? [isServed ? found : { ...found, sureness: "guess" }] : [];
  });
}

/** True where all that is not known of who may call a procedure is which server it is a part of. */
function isOpenButForItsServer({ exposure, path, mayCheck, middlewares, guards }: Route): boolean {
  return (
    exposure === "unknown" &&
    path.startsWith("…") &&
    mayCheck === undefined &&
    middlewares.every(({ does, certain }) => certain && does.length > 0) &&
    guards.every(({ kind }) => kind === "validation" || kind === "rate-limit")
  );
}

function harmOf(route: Route, project: ProjectView): OpenProcedure | undefined {
  const change = changeOf(route);
  if (change && route.method === "MUTATION") {
    const said = wordsOfProcedure(route);
    if (isByVisitors(said) || !changesRecords(said, change.on)) return undefined;
    const isMade = !/delete|update|remove|destroy/i.test(change.on);
    const isSure = isOfStore(change, said) || !isMade;
    return { route, effect: change, does: "changes", sureness: isSure ? "sure" : "likely" };
  }
  if (route.method !== "QUERY") return undefined;
  const listed = listsPeople(route, project);
  if (listed) return { route, effect: listed, does: "lists", sureness: "sure" };
  const told = isForBackOffice(route) && !isBeforeLogin(route) ? privateRead(route) : undefined;
  return told && { route, effect: told, does: "tells", sureness: "sure" };
}
