import type { ProjectView, Route } from "../../../engine/api.ts";
import { changeOf } from "../../helpers/match/route-purpose.ts";

/** A change for which a login is enough, where the other changes of the same records take a role. */
export interface LessGuarded {
  readonly route: Route;
  readonly other: Route;
}

/** The last part of a path, where it names one record: `/:id`. */
const ONE = /\/[:{][\w?}]+$/;
const CHANGES = /^(?:PUT|PATCH|DELETE)$/;
/** A refusal that is about rights, or a question whose record it is. */
const ASKS =
  /\b403\b|forbid|role|permission|admin|staff|owner|\.user\b|user_?id|session|seller|vendor/i;

/** `PUT /buses/:id` behind a login, where `POST /buses` and `DELETE /buses/:id` take a role. */
export function lessThanSiblings(project: ProjectView): readonly LessGuarded[] {
  const groups = new Map<string, Route[]>();
  for (const route of project.routes) {
    if (!CHANGES.test(route.method) && route.method !== "POST") continue;
    if (route.method !== "POST" && !ONE.test(route.path)) continue;
    const place = route.registered?.file ?? route.file;
    const key = `${place} ${route.path.replace(ONE, "")}`;
    groups.set(key, [...(groups.get(key) ?? []), route]);
  }
  return [...groups.values()].flatMap((group) => {
    const made = group.find((each) => each.method === "POST" && takesRole(each));
    const other = group.find((each) => CHANGES.test(each.method) && takesRole(each));
    if (!made || !other) return [];
    return group.filter((each) => isBehindLogin(each, project)).map((route) => ({ route, other }));
  });
}

function takesRole({ guards, path, method }: Route): boolean {
  const isOfOne = ONE.test(path);
  return (
    (method === "POST" ? !isOfOne : isOfOne) &&
    guards.some(({ kind, certain, inHandler }) => kind === "role" && certain && !inHandler)
  );
}

function isBehindLogin(route: Route, project: ProjectView): boolean {
  const { method, exposure, guards, middlewares, mayCheck, file, range } = route;
  if (!CHANGES.test(method) || exposure !== "customer" || mayCheck !== undefined) return false;
  if (guards.some(({ kind, inHandler }) => kind === "role" || inHandler)) return false;
  if (!changeOf(route)) return false;
  if (middlewares.some(({ does, certain }) => !certain || does.length === 0)) return false;
  return !ASKS.test((project.read(file) ?? "").slice(range.start, range.end));
}
