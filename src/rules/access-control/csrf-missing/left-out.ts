import type { ProjectView, Route, RouteStep } from "../../../engine/api.ts";
import { changeOf } from "../../helpers/match/route-purpose.ts";

/** Steps that may tell whether a request comes from the store's own pages. */
export const CHECK =
  /csrf|xsrf|csurf|lusca|same_?(?:site|origin)|check_?origin|verify_?origin|referer|referrer/i;
/** Bodies that browsers send to any site without asking it first. */
const FORMS: ReadonlySet<string> = new Set(["body-urlencoded", "body-multipart", "body-text"]);
/** Cookies that browsers keep back when another site asks. */
const STRICT = /same_?site["']?\s*[:=]\s*(?:true\b|["'](?:lax|strict)["'])|sec-fetch-site/i;
const BY_COOKIE = /\b(?:signed)?[cC]ookies?\b|\bsession\b/;
const BY_HEADER = /authorization|bearer|x-api-key/i;

/** True where something before a route reads what forms send. */
export function takesForms({ middlewares }: Route): boolean {
  return middlewares.some(({ does }) => does.some((kind) => FORMS.has(kind)));
}

/** A route without a step that another one beside it has. */
export interface LeftOut {
  readonly route: Route;
  readonly other: Route;
  /** What the step is called. */
  readonly check: string;
}

/**
 * Routes that change data for whoever a cookie says, in a file where another such route has a check
 * of its own for forms of other sites: what has to be put before each of them was forgotten here.
 */
export function leftOut(project: ProjectView): LeftOut[] {
  const byFile = new Map<string, Route[]>();
  for (const route of project.routes) {
    if (route.framework !== "express" && route.framework !== "koa") continue;
    if (!/^(?:POST|PUT|PATCH|DELETE)$/.test(route.method)) continue;
    const file = (route.registered ?? route).file;
    const known = byFile.get(file);
    if (known) known.push(route);
    else byFile.set(file, [route]);
  }
  const found: LeftOut[] = [];
  for (const routes of byFile.values()) {
    const checked = routes.filter((route) => checkOf(route) !== undefined);
    if (checked.length === 0 || checked.length === routes.length) continue;
    for (const route of routes) {
      const other = isOpen(route, project) && checked.find((each) => hasSameBefore(route, each));
      const check = other && checkOf(other);
      if (other && check) found.push({ route, other, check: check.name });
    }
  }
  return found;
}

function checkOf({ middlewares }: Route): RouteStep | undefined {
  return middlewares.find(({ name, api }) => CHECK.test(`${name} ${api ?? ""}`));
}

/** Forms come from a page by POST alone; the session comes by a cookie that no setting keeps back. */
function isOpen(route: Route, project: ProjectView): boolean {
  if (route.method !== "POST" || checkOf(route) || !changeOf(route) || !takesForms(route))
    return false;
  if (route.guards.some(({ kind }) => kind === "csrf" || kind === "signature")) return false;
  const own = project.read(route.file)?.slice(route.range.start, route.range.end) ?? "";
  if (CHECK.test(own)) return false;
  const before = route.middlewares.flatMap(({ place }) =>
    place ? [(project.read(place.file) ?? "").slice(place.range.start, place.range.end)] : [],
  );
  if (!before.some((text) => BY_COOKIE.test(text)) || before.some((text) => BY_HEADER.test(text)))
    return false;
  const folder = project.beside.packageFolder(route.file);
  return !project.files.some(
    (path) =>
      /\.[cm]?[jt]s$/.test(path) &&
      project.beside.packageFolder(path) === folder &&
      STRICT.test(project.read(path) ?? ""),
  );
}

/** Whoever may call the one may call the other: the check is all that the steps before them differ in. */
function hasSameBefore(route: Route, other: Route): boolean {
  const rest = other.middlewares.filter((step) => step !== checkOf(other));
  return (
    rest.length === route.middlewares.length &&
    rest.every((step, i) => step.name === route.middlewares[i]?.name)
  );
}
