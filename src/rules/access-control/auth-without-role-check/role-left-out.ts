import type { ProjectView, Route } from "../../../engine/api.ts";
import {
  changeOf,
  isBeforeLogin,
  isForBackOffice,
  privateRead,
} from "../../helpers/match/route-purpose.ts";

/** A route of the back office whose guard would ask for a role if it were told which one. */
export interface RoleLeftOut {
  readonly route: Route;
  readonly guard: string;
}

/** Signs that more is asked than the guard is told. */
const ASKS_MORE =
  /\b403\b|forbid|permission|is_?(?:super_?)?admin|is_?staff|\.roles?\b|has_?role|owner|\bcan\(/i;

/** `requireUser(request)` in a file whose other function calls `requireUser(request, "admin")`. */
export function rolesLeftOut(project: ProjectView): RoleLeftOut[] {
  return project.routes.flatMap((route): RoleLeftOut[] => {
    if (!isForBackOffice(route) || isBeforeLogin(route)) return [];
    if (!changeOf(route) && !privateRead(route)) return [];
    const { guards, middlewares, file, range } = route;
    if (guards.some(({ kind }) => kind === "role" || kind === "signature")) return [];
    if (middlewares.some(({ does, certain }) => !certain || does.length === 0)) return [];
    const step = middlewares.find(({ asksForNoRole }) => asksForNoRole);
    const guard = step?.name ?? guards.find((each) => each.leavesRolesTo)?.leavesRolesTo;
    if (guard === undefined) return [];
    const code = (project.read(file) ?? "").slice(range.start, range.end);
    return ASKS_MORE.test(code.replaceAll(guard, "")) ? [] : [{ route, guard }];
  });
}
