import {
  type Ast,
  type ProjectContext,
  type ProjectView,
  type Route,
  type SyntaxContext,
  projectRule,
  propertyName,
} from "../../../engine/api.ts";
import { isCookieSession, sessionFiles } from "../../helpers/match/cookie-session.ts";
import { CHECK, leftOut, takesForms } from "./left-out.ts";
import { removeProperty } from "../../helpers/edit/property-edits.ts";
import { sectionOf } from "../../helpers/match/platform-file.ts";
import { placeOfRoute } from "../../helpers/match/route-place.ts";
import { changeOf, routeName } from "../../helpers/match/route-purpose.ts";

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
    leftOut: {
      what: "{{route}} goes without the check for forms of other sites that {{other}} has.",
      help: "Put {{check}} before it as well, or before the whole router: whoever forgets it once leaves that route open.",
    },
    switchedOff: {
      what: "{{option}} lets the forms of any other site act in a customer's name.",
      help: "Leave the option out. SvelteKit then refuses forms that come from another origin; name the one partner that has to send some in `trustedOrigins`.",
    },
  },
  fixes: [{ id: "keep-check", kind: "suggestion", title: "Leave {{option}} out" }],
  mentions: ["checkorigin", "trustedorigins"],
  visit: {
    Property(node, context) {
      if (!/(?:^|\/)svelte\.config\.[cm]?[jt]s$/.test(context.path)) return;
      const name = propertyName(node);
      if ((name === "checkOrigin" || name === "trustedOrigins") && sectionOf(node) === "csrf")
        checkKit(node, name, context);
    },
  },
  project(project, context) {
    const applications = new Map<string, OpenRoute[]>();
    for (const route of project.routes) {
      const open = openRoute(route, project);
      if (!open) continue;
      const folder = project.beside.packageFolder(route.file);
      const known = applications.get(folder);
      if (known) known.push(open);
      else applications.set(folder, [open]);
    }
    for (const open of applications.values()) reportApplication(open, project, context);
    for (const { route, other, check } of leftOut(project)) {
      const { file, range } = placeOfRoute(route, (path) => project.read(path));
      context.report(file, {
        at: range,
        message: "leftOut",
        data: { route: routeName(route, 50), other: routeName(other, 50), check },
      });
    }
  },
});

/** `csrf: { checkOrigin: false }` and `csrf: { trustedOrigins: ["*"] }` of SvelteKit. */
function checkKit(node: Ast.Property, name: string, context: SyntaxContext): void {
  const { semantics, text } = context;
  const list = name === "trustedOrigins" ? semantics.origin(node.value).node : undefined;
  const isOpen =
    list?.type === "ArrayExpression"
      ? list.elements.some((each) => each && semantics.string(each) === "*")
      : name === "checkOrigin" && semantics.constant(node.value)?.value === false;
  if (!isOpen) return;
  context.report({
    at: node,
    message: "switchedOff",
    data: { option: name === "checkOrigin" ? "checkOrigin: false" : "trustedOrigins with '*'" },
    fixes: [{ id: "keep-check", edits: () => removeProperty(node, text) }],
  });
}

/** A route that changes data for whoever the cookie says, and takes what forms send. */
interface OpenRoute {
  readonly route: Route;
  /** Where sessions are set up, when that is no step of the route. */
  readonly setUpIn: readonly string[];
}

/** One finding for each application: what is missing is missing once. */
function reportApplication(
  open: readonly OpenRoute[],
  project: ProjectView,
  context: ProjectContext,
): void {
  const [first] = open;
  if (!first || isKeptBack(open, project)) return;
  const { file, range } = placeOfRoute(first.route, (path) => project.read(path));
  const isNone = texts(open, project).some((text) => NONE.test(text));
  context.report(file, {
    at: range,
    message: "found",
    data: { route: routeName(first.route, 50), count: String(open.length) },
    // Most browsers keep cookies back that say nothing, for all but the first two minutes.
    ...(isNone ? {} : { level: "information" as const }),
  });
}

function openRoute(route: Route, project: ProjectView): OpenRoute | undefined {
  const { method, middlewares, guards, framework } = route;
  if (method !== "POST" || changeOf(route) === undefined) return undefined;
  if (guards.some(({ kind }) => kind === "csrf" || kind === "signature")) return undefined;
  if (middlewares.some(({ name, api }) => CHECK.test(`${name} ${api ?? ""}`))) return undefined;
  if (framework === "express" || framework === "koa") {
    const hasSession = middlewares.some(({ api }) => isCookieSession(api));
    return hasSession && takesForms(route) ? { route, setUpIn: [] } : undefined;
  }
  const setUpIn = sessionFiles(route, project);
  return setUpIn.length > 0 ? { route, setUpIn } : undefined;
}

/** Packages for tokens, by the names under which code asks for them. */
const PACKAGES =
  /["'](?:csurf|csrf|csrf-csrf|csrf-sync|@fastify\/csrf-protection|fastify-csrf|lusca|koa-csrf|tiny-csrf|@dr\.pogodin\/csurf)["']/;

/** True where a file of the application says that cookies are kept back, or knows of tokens. */
function isKeptBack(routes: readonly OpenRoute[], project: ProjectView): boolean {
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
function texts(routes: readonly OpenRoute[], project: ProjectView): string[] {
  const files = new Set(
    routes.flatMap(({ route: { file, registered, middlewares }, setUpIn }) => [
      file,
      ...setUpIn,
      ...(registered ? [registered.file] : []),
      ...middlewares.flatMap(({ place }) => (place ? [place.file] : [])),
    ]),
  );
  const folders = new Set(routes.map(({ route }) => project.beside.packageFolder(route.file)));
  const near = project.files.filter(
    (path) =>
      folders.has(project.beside.packageFolder(path)) &&
      /(?:^|\/)(?:app|server|index|main|session\w*|config\/\w+|express|passport)\.[cm]?[jt]s$/.test(
        path,
      ),
  );
  return [...new Set([...files, ...near])].map((path) => project.read(path) ?? "");
}
