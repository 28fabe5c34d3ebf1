import type { ExportFacts, MatcherFacts } from "./exports-facts.ts";
import { type PackageFiles, isBefore, routeOf } from "./file-route.ts";
import { below, nextPath, parameter, patternMatches, remixPath } from "./folder-paths.ts";
import { kitRoutes } from "./link-kit.ts";
import { nitroRoutes } from "./link-nitro.ts";
import { startRoutes } from "./link-start.ts";
import { joinPaths } from "./paths.ts";
import { HTTP_VERBS } from "./read-exports.ts";
import type { Route, RouteStep } from "./route.ts";

const REMIX = [
  "@remix-run/react",
  "@remix-run/node",
  "@remix-run/server-runtime",
  "@react-router/dev",
  "@react-router/node",
  "@shopify/remix-oxygen",
  "@shopify/hydrogen",
  "@shopify/shopify-app-remix",
  "@shopify/shopify-app-react-router",
];

/** Routes that are files: those of Next, Remix and React Router, Nuxt, SvelteKit, Medusa, Astro, SolidStart and TanStack Start. */
export function linkFiles(pack: PackageFiles): Route[] {
  const routes: Route[] = [];
  const isNext = pack.names.has("next");
  const isRemix = REMIX.some((name) => pack.names.has(name));
  const middleware = isNext ? nextMiddleware(pack) : [];
  for (const [file, facts] of pack.exports) {
    const inside = below(file, pack.folder) ?? file;
    if (isNext) routes.push(...nextRoutes(file, inside.replace(/^src\//, ""), facts, middleware));
    if (isRemix) routes.push(...remixRoutes(file, inside, facts));
    if (!isNext) routes.push(...medusaRoutes(file, inside, facts, pack));
  }
  return [...routes, ...nitroRoutes(pack), ...kitRoutes(pack), ...startRoutes(pack)];
}

interface NextMiddleware {
  readonly facts: ExportFacts;
  readonly matchers: readonly string[] | undefined;
  readonly steps: readonly RouteStep[];
}

/** The middleware of an application; what it does on some paths only is not certain. */
function nextMiddleware({ folder, exports }: PackageFiles): NextMiddleware[] {
  return [...exports].flatMap(([file, facts]) => {
    const inside = below(file, folder) ?? file;
    if (!/^(?:src\/)?(?:middleware|proxy)\.[jt]s$/.test(inside)) return [];
    const own = facts.handlers.find(({ name }) => /^(?:middleware|proxy|default)$/.test(name));
    if (!own) return [];
    const { handler } = own;
    const kinds = handler.guards.map(({ kind }) => kind);
    const step: RouteStep = {
      name: inside,
      ...(handler.place ? { place: handler.place } : {}),
      does: handler.place && kinds.length === 0 ? ["other"] : kinds,
      certain: !facts.looksAtPath && handler.place !== undefined,
      seesAll: file,
    };
    const steps = handler.wrappers.filter(({ does }) => does.some((kind) => kind !== "other"));
    const certain = steps.map((each) => ({
      ...each,
      certain: each.certain && !facts.looksAtPath,
      seesAll: file,
    }));
    return [
      {
        facts,
        matchers: facts.matchers,
        steps: [...certain, ...(handler.place || steps.length === 0 ? [step] : [])],
      },
    ];
  });
}

function nextRoutes(
  file: string,
  inside: string,
  facts: ExportFacts,
  middleware: readonly NextMiddleware[],
): Route[] {
  const stepsFor = (path: string): RouteStep[] =>
    middleware.flatMap(({ facts: own, matchers, steps }) => {
      if (!isBefore(own, path)) return [];
      if (!matchers) return steps;
      const matched = matchers.map((each) =>
        each === "" ? undefined : patternMatches(each, path, { prefix: false }),
      );
      if (matched.includes(true) && !matched.includes(undefined)) return steps;
      return matched.every((each) => each === false)
        ? []
        : steps.map((each) => ({ ...each, certain: false }));
    });
  const routes: Route[] = [];
  const inApp = /^app\/(.*\/)?route\.[cm]?[jt]sx?$/.exec(inside);
  const appPath = inApp && nextPath(inApp[1] ?? "");
  if (appPath !== null && appPath !== undefined) {
    for (const own of facts.handlers) {
      if (!HTTP_VERBS.some((verb) => verb === own.name)) continue;
      routes.push(
        routeOf({
          framework: "next",
          method: own.name,
          path: appPath,
          file,
          own,
          steps: stepsFor(appPath),
        }),
      );
    }
  }
  const inPages = /^pages\/(api\/.+?)(?:\/index)?\.[cm]?[jt]sx?$/.exec(inside);
  const page = inPages && facts.handlers.find(({ name }) => name === "default");
  if (page) {
    const path = `/${(inPages[1] ?? "").split("/").map(parameter).join("/")}`;
    routes.push(
      routeOf({ framework: "next", method: "ALL", path, file, own: page, steps: stepsFor(path) }),
    );
  }
  for (const own of facts.actions) {
    // Whichever page an action is called from, the middleware of that page sees the call.
    const steps = middleware.flatMap((each) =>
      each.steps.map((step) => ({ ...step, certain: false })),
    );
    routes.push(
      routeOf({
        framework: "next",
        method: "ACTION",
        path: `${file}#${own.name}`,
        file,
        own,
        steps,
      }),
    );
  }
  return routes;
}

function remixRoutes(file: string, inside: string, facts: ExportFacts): Route[] {
  const inRoutes = /^app\/routes\/(.+)$/.exec(inside);
  const path = inRoutes ? remixPath(inRoutes[1] ?? "") : undefined;
  if (path === undefined) return [];
  return facts.handlers.flatMap((own) => {
    if (own.name !== "loader" && own.name !== "action") return [];
    const method = own.name === "loader" ? "GET" : "POST";
    return [routeOf({ framework: "remix", method, path, file, own, steps: [] })];
  });
}

const OWN_GUARD: RouteStep = {
  name: "(Medusa's own)",
  does: ["authentication", "role"],
  certain: true,
};
const OWN_CUSTOMER: RouteStep = { name: "(Medusa's own)", does: ["authentication"], certain: true };

function medusaRoutes(
  file: string,
  inside: string,
  facts: ExportFacts,
  { names, matchers }: PackageFiles,
): Route[] {
  const isMedusa = [...names].some((name) => name.startsWith("@medusajs/"));
  const inApi = /^src\/api\/(.*\/)?route\.[cm]?[jt]s$/.exec(inside);
  if (!isMedusa || !inApi) return [];
  const path = joinPaths(...(inApi[1] ?? "").split("/").map(parameter));
  return facts.handlers.flatMap((own) => {
    const method = own.name;
    if (!HTTP_VERBS.some((verb) => verb === method)) return [];
    const given = matchers.flatMap((each) => {
      const holds = applies(each, method, path);
      if (holds === false) return [];
      return holds ? each.steps : each.steps.map((step) => ({ ...step, certain: false }));
    });
    const isAdmin = /^\/admin(?:\/|$)/.test(path);
    const isMe = /^\/store\/(?:customers\/)?me(?:\/|$)/.test(path);
    const { optsOut } = facts;
    const guard = optsOut ? [] : isAdmin ? [OWN_GUARD] : isMe ? [OWN_CUSTOMER] : [];
    const route = routeOf({
      framework: "medusa",
      method,
      path,
      file,
      own,
      steps: [...guard, ...given],
    });
    return [optsOut && (isAdmin || isMe) ? { ...route, optsOut: { file, range: optsOut } } : route];
  });
}

/** Without methods a matcher holds for all paths below it, with methods for its path alone. Undefined where that is not tried. */
function applies(
  { matcher, isRegExp, methods }: MatcherFacts,
  method: string,
  path: string,
): boolean | undefined {
  const isAll = methods.length === 0 || methods.includes("ALL") || methods.includes("USE");
  if (!isAll && !methods.includes(method)) return false;
  return isRegExp ? undefined : patternMatches(matcher, path, { prefix: isAll });
}
