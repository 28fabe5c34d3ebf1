import type { ExportFacts } from "./exports-facts.ts";
import { type PackageFiles, routeOf, stepOfFile } from "./file-route.ts";
import { below, parameter } from "./folder-paths.ts";
import { HTTP_VERBS } from "./read-exports.ts";
import type { Route, RouteStep } from "./route.ts";

const SOLID = ["@solidjs/start", "solid-start"];
const TANSTACK = ["@tanstack/react-start", "@tanstack/solid-start", "@tanstack/start"];
const ENDING = String.raw`\.[cm]?[jt]sx?$`;
const MIDDLEWARE = new RegExp(`^src/middleware(?:/index)?${ENDING}`);

/** Routes of frameworks whose endpoints are files that export verbs: Astro, SolidStart, TanStack Start. */
export function startRoutes(pack: PackageFiles): Route[] {
  return [...astroRoutes(pack), ...solidRoutes(pack), ...tanstackRoutes(pack)];
}

/** `src/pages/api/orders/[id].ts`, behind the one middleware that sees all requests. */
function astroRoutes(pack: PackageFiles): Route[] {
  if (!pack.names.has("astro")) return [];
  const before = stepsBefore(pack, "onRequest");
  return routesIn(pack, new RegExp(`^src/pages/(.+?)${ENDING}`)).flatMap(({ inside, ...own }) =>
    own.facts.handlers.flatMap((each) =>
      methodOf(each.name, "ALL").map((method) =>
        routeOf({
          framework: "astro",
          method,
          path: pathOf(inside.split("/").map(parameter)),
          file: own.file,
          own: each,
          steps: before,
        }),
      ),
    ),
  );
}

/** `src/routes/api/orders/[id].ts`, and functions that say `use server`. */
function solidRoutes(pack: PackageFiles): Route[] {
  if (!SOLID.some((name) => pack.names.has(name))) return [];
  const before = stepsBefore(pack, "default");
  const endpoints = routesIn(pack, new RegExp(`^src/routes/(.+?)${ENDING}`)).flatMap(
    ({ inside, facts, file }) =>
      facts.handlers.flatMap((own) =>
        methodOf(own.name).map((method) =>
          routeOf({
            framework: "solid-start",
            method,
            path: pathOf(inside.split("/").map(parameter)),
            file,
            own,
            steps: before,
          }),
        ),
      ),
  );
  const actions = [...pack.exports].flatMap(([file, facts]) =>
    facts.actions.map((own) =>
      routeOf({
        framework: "solid-start",
        method: "ACTION",
        path: `${file}#${own.name}`,
        file,
        own,
        steps: before,
      }),
    ),
  );
  return [...endpoints, ...actions];
}

/** Handlers in files of routes, and server functions wherever they stand. */
function tanstackRoutes(pack: PackageFiles): Route[] {
  if (!TANSTACK.some((name) => pack.names.has(name))) return [];
  const isBehind = [...pack.exports.values()].some(({ start }) => start?.putsBeforeAll);
  const before: RouteStep[] = isBehind
    ? [{ name: "requestMiddleware", does: [], certain: false }]
    : [];
  return [...pack.exports].flatMap(([file, { start }]) => {
    if (!start) return [];
    const place = /^(?:src|app)\/(?:\w+\/)*?routes\/(.+?)\.[cm]?[jt]sx?$/.exec(
      below(file, pack.folder) ?? file,
    )?.[1];
    const routes = start.handlers.flatMap((own) =>
      place === undefined
        ? []
        : [
            routeOf({
              framework: "tanstack",
              method: own.name === "ANY" ? "ALL" : own.name,
              path: tanstackPath(place),
              file,
              own,
              steps: before,
            }),
          ],
    );
    const functions = start.functions.map((own) =>
      routeOf({
        framework: "tanstack",
        method: "ACTION",
        path: `${file}#${own.name}`,
        file,
        own,
        steps: before,
      }),
    );
    return [...routes, ...functions];
  });
}

/** `api/orders.$id`: dots separate as slashes do, and what begins with an underscore is a layout. */
function tanstackPath(place: string): string {
  return pathOf(
    place
      .split(/[/.]/)
      .filter((part) => !part.startsWith("_") && part !== "route")
      .map((part) => (part === "$" ? "*" : part.replace(/^\$/, ":").replace(/_$/, ""))),
  );
}

/** Groups are no part of a path, and `index` is its folder. */
function pathOf(parts: readonly string[]): string {
  return `/${parts.filter((part) => part !== "index" && !/^\(.*\)$/.test(part)).join("/")}`;
}

function methodOf(name: string, all?: string): string[] {
  if (name === all) return ["ALL"];
  return HTTP_VERBS.filter((verb) => verb === name);
}

function routesIn({ folder, exports }: PackageFiles, pattern: RegExp) {
  return [...exports].flatMap(([file, facts]) => {
    const inside = pattern.exec(below(file, folder) ?? file)?.[1];
    return inside === undefined ? [] : [{ file, facts, inside }];
  });
}

function stepsBefore({ folder, exports }: PackageFiles, name: string): RouteStep[] {
  return [...exports].flatMap(([file, facts]) =>
    MIDDLEWARE.test(below(file, folder) ?? file) ? stepOf(file, facts, name) : [],
  );
}

/** They make a middleware of a function and turn nobody away. */
const MAKERS: ReadonlySet<string> = new Set(["defineMiddleware", "createMiddleware"]);

function stepOf(file: string, facts: ExportFacts, name: string): RouteStep[] {
  const own = facts.handlers.find((each) => each.name === name);
  if (!own) return [];
  const wrappers = own.handler.wrappers.filter((each) => !MAKERS.has(each.name));
  return [stepOfFile(file, { ...own.handler, wrappers }, facts.looksAtPath)];
}
