import type { ExportFacts } from "./exports-facts.ts";
import { type PackageFiles, isBefore, routeOf, stepOfFile } from "./file-route.ts";
import { below, nitroPath } from "./folder-paths.ts";
import type { Route, RouteStep } from "./route.ts";

const NITRO = ["nuxt", "nuxt-nightly", "nitropack", "nitro"];

/** What modules of Nuxt put before all routes. */
const MODULES: readonly (readonly [string, RouteStep])[] = [
  ["nuxt-security", { name: "nuxt-security", does: ["rate-limit"], certain: true }],
  ["nuxt-csurf", { name: "nuxt-csurf", does: ["csrf"], certain: true }],
];

/** They make a handler of a function and turn nobody away. */
const MAKERS: ReadonlySet<string> = new Set([
  "defineEventHandler",
  "eventHandler",
  "defineCachedEventHandler",
  "cachedEventHandler",
]);

/** The routes of Nuxt's server: files of `server/api` and `server/routes`, behind all of `server/middleware`. */
export function nitroRoutes({ folder, names, exports }: PackageFiles): Route[] {
  if (!NITRO.some((name) => names.has(name))) return [];
  const ofModules = MODULES.flatMap(([name, step]) => (names.has(name) ? [step] : []));
  const middlewares = [...exports].flatMap(([file, facts]) =>
    /(?:^|\/)server\/middleware\/[^/]+\.[cm]?[jt]s$/.test(below(file, folder) ?? file)
      ? [{ facts, steps: middlewareOf(file, facts) }]
      : [],
  );
  return [...exports].flatMap(([file, facts]) => {
    const place = nitroPath(below(file, folder) ?? file);
    const own = place && handlerOf(facts);
    if (!own) return [];
    const before = middlewares.flatMap((each) =>
      isBefore(each.facts, place.path) ? each.steps : [],
    );
    const steps = [...ofModules, ...before];
    return [routeOf({ framework: "nuxt", ...place, file, own, steps })];
  });
}

function handlerOf({ handlers }: ExportFacts) {
  const own = handlers.find(({ name }) => name === "default");
  if (!own) return undefined;
  const wrappers = own.handler.wrappers.filter(({ name }) => !MAKERS.has(name));
  return { ...own, handler: { ...own.handler, wrappers } };
}

function middlewareOf(file: string, facts: ExportFacts): RouteStep[] {
  const own = handlerOf(facts);
  return own ? [stepOfFile(file, own.handler, facts.looksAtPath)] : [];
}
