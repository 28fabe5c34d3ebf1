import { type ProjectView, type Route, projectRule } from "../../../engine/api.ts";
import { placeOfRoute } from "../../helpers/match/route-place.ts";
import { changeOf, routeName } from "../../helpers/match/route-purpose.ts";

/** Sessions that are found by a cookie, which browsers send along from anywhere. */
const SESSION = /^(?:express-session|cookie-session|koa-session|client-sessions|iron-session)#/;
/** Steps that may tell whether a request comes from the store's own pages. */
const CHECK =
  /csrf|xsrf|csurf|lusca|same_?(?:site|origin)|check_?origin|verify_?origin|referer|referrer/i;
/** Cookies that browsers keep back when another site asks. */
const KEPT_BACK =
  /same_?site["']?\s*[:=]\s*(?:true\b|["'](?:lax|strict)["'])|csrf|xsrf|csurf|lusca|sec-fetch-site/i;
const NONE = /same_?site["']?\s*[:=]\s*["']none["']/i;

export const rule = projectRule({
  id: "csrf-missing",
  meta: {
    category: "access-control",
    title: "Another site's form may act in a customer's name",
    level: "warning",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [352],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["3.5.1"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{route}} trusts the session cookie and takes forms, which any other site can send.",
      help: 'Set `sameSite: "lax"` on the session\'s cookie, and ask for a token that only your pages have (csrf-csrf, csrf-sync). This holds for all {{count}} routes that change data here.',
    },
  },
  noFix:
    "The session's options, a middleware and every form of the store take part in the protection.",
  project(project, context) {
    const open = project.routes.filter(isForgeable);
    const [first] = open;
    if (!first || isKeptBack(open, project)) return;
    const { file, range } = placeOfRoute(first, (path) => project.read(path));
    const isNone = texts(open, project).some((text) => NONE.test(text));
    context.report(file, {
      at: range,
      message: "found",
      data: { route: routeName(first, 50), count: String(open.length) },
      // Most browsers keep cookies back that say nothing, for all but the first two minutes.
      ...(isNone ? {} : { level: "information" as const }),
    });
  },
});

/** A route that changes data for whoever the cookie says, and takes what forms send. */
function isForgeable(route: Route): boolean {
  const { method, middlewares, guards, framework } = route;
  if (!/^(?:POST|PUT|PATCH|DELETE)$/.test(method) || !/^(?:express|koa)$/.test(framework))
    return false;
  const hasSession = middlewares.some(({ api }) => api !== undefined && SESSION.test(api));
  const takesForms = middlewares.some(({ does }) =>
    does.some(
      (kind) => kind === "body-urlencoded" || kind === "body-multipart" || kind === "body-text",
    ),
  );
  if (!hasSession || !takesForms || method !== "POST") return false;
  if (guards.some(({ kind }) => kind === "csrf" || kind === "signature")) return false;
  if (middlewares.some(({ name, api }) => CHECK.test(`${name} ${api ?? ""}`))) return false;
  return changeOf(route) !== undefined;
}

/** Packages for tokens, by the names under which code asks for them. */
const PACKAGES =
  /["'](?:csurf|csrf|csrf-csrf|csrf-sync|lusca|koa-csrf|tiny-csrf|@dr\.pogodin\/csurf)["']/;

/** True where a file of the application says that cookies are kept back, or knows of tokens. */
function isKeptBack(routes: readonly Route[], project: ProjectView): boolean {
  if (texts(routes, project).some((text) => KEPT_BACK.test(text))) return true;
  const isNamed = project.files.some(
    (path) => path.endsWith("package.json") && PACKAGES.test(project.read(path) ?? ""),
  );
  // A package that is installed and used nowhere protects nothing.
  return (
    isNamed &&
    project.files.some(
      (path) => /\.[cm]?[jt]s$/.test(path) && PACKAGES.test(project.read(path) ?? ""),
    )
  );
}

/** The files in which the routes, what stands before them, and sessions are written down. */
function texts(routes: readonly Route[], project: ProjectView): string[] {
  const files = new Set(
    routes.flatMap(({ file, registered, middlewares }) => [
      file,
      ...(registered ? [registered.file] : []),
      ...middlewares.flatMap(({ place }) => (place ? [place.file] : [])),
    ]),
  );
  const near = project.files.filter((path) =>
    /(?:^|\/)(?:app|server|index|main|session\w*|config\/\w+|express|passport)\.[cm]?[jt]s$/.test(
      path,
    ),
  );
  return [...new Set([...files, ...near])].map((path) => project.read(path) ?? "");
}
