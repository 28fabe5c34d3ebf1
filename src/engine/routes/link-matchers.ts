import type { MatcherFacts } from "./exports-facts.ts";
import { patternMatches } from "./folder-paths.ts";
import { mayMatchCore } from "./medusa-core.ts";
import type { Route, RouteMatcher } from "./route.ts";

/** What is asked of the package that a matcher is in. */
export interface MatcherPackage {
  readonly names: ReadonlySet<string>;
  readonly matchers: readonly MatcherFacts[];
  readonly routes: readonly Route[];
}

/** The matchers of a package's `defineMiddlewares`, with whether they stand before any route. */
export function linkMatchers({ names, matchers, routes }: MatcherPackage): RouteMatcher[] {
  const paths = [
    ...new Set(routes.filter(({ framework }) => framework === "medusa").map(({ path }) => path)),
  ];
  return matchers.flatMap((each) => {
    if (each.isRegExp) return [];
    const { matcher, file, range, steps, methods } = each;
    const matches = paths.map((path) => patternMatches(matcher, path, { prefix: true }));
    return [
      {
        file,
        range,
        matcher,
        methods,
        does: [...new Set(steps.flatMap(({ does }) => does))],
        by: steps.map(({ name }) => name),
        // Medusa reads the middlewares of that folder alone.
        isDead:
          /(?:^|\/)src\/api\//.test(file) &&
          matches.every((match) => match === false) &&
          !mayMatchCore(matcher),
        mayBeOfPlugin: [...names].some(isPlugin),
        paths,
      },
    ];
  });
}

/** Packages that may bring routes of their own. */
function isPlugin(name: string): boolean {
  return /medusa/i.test(name) && !/^@medusajs\/(?!draft-order|loyalty)/.test(name);
}
