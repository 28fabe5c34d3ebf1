import { type RouteMatcher, nearest, projectRule } from "../../../engine/api.ts";
import { routeName } from "../../helpers/match/route-purpose.ts";
import { unfilledBodies } from "../../helpers/match/unfilled-request.ts";

/** Spellings further apart than this are other words. */
const NEAR = 2;

export const rule = projectRule({
  id: "medusa-matcher-dead",
  meta: {
    category: "access-control",
    title: "A matcher of Medusa's middlewares that matches no route",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [862],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["8.2.1"],
    pci: ["7.2.1"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    guard: {
      what: "`{{matcher}}` matches no route, so {{guard}} stands before nothing.",
      help: "Write the path as the folders below `src/api` make it: `src/api/store/loyalty/route.ts` is `/store/loyalty`.",
    },
    unfilled: {
      what: "{{route}} reads `validatedBody`, which no middleware fills: it is undefined, and nothing was validated.",
      help: "Put `validateAndTransformBody(Schema)` before the path in src/api/middlewares.ts.",
    },
    other: {
      what: "`{{matcher}}` matches no route, so its middlewares never run.",
      help: "Write the path as the folders below `src/api` make it, or remove the entry.",
    },
  },
  fixes: [{ id: "use-near-path", kind: "suggestion", title: "Match {{near}}" }],
  project(project, context) {
    for (const { route, read } of unfilledBodies(project)) {
      context.report(route.file, {
        at: read,
        message: "unfilled",
        data: { route: routeName(route, 34) },
        level: "warning",
        preset: "balanced",
      });
    }
    for (const each of project.matchers) {
      if (!each.isDead) continue;
      const near = nearPath(each);
      // What other packages bring along is not seen; a path that is nearly one of the project's own is meant to be it.
      if (each.mayBeOfPlugin && near === undefined) continue;
      const guard = each.does.findIndex((kind) => kind === "authentication" || kind === "role");
      const isGuard = guard !== -1 || each.does.includes("validation");
      const { start, end } = each.range;
      const quote = project.read(each.file)?.[start] ?? '"';
      context.report(each.file, {
        at: each.range,
        message: isGuard ? "guard" : "other",
        // Medusa asks for a login below `/admin` by itself.
        ...(isGuard && !/^\/?admin\b/.test(each.matcher) ? {} : { level: "warning" as const }),
        data: {
          matcher: each.matcher.slice(0, 40),
          guard: `${(each.by[0] ?? "its guard").slice(0, 30)}`,
          near: near ?? "",
        },
        fixes:
          near !== undefined && /["'`]/.test(quote)
            ? [{ id: "use-near-path", edits: () => [{ start, end, text: quote + near + quote }] }]
            : [],
      });
    }
  },
});

/** The path of the project's own that differs in a few letters, or in its beginning, with the pattern's end. */
function nearPath({ matcher, paths }: RouteMatcher): string | undefined {
  const end = /(?:\/\*|\*|\/:\w+\*)$/.exec(matcher)?.[0] ?? "";
  const own = `/${matcher.slice(0, matcher.length - end.length).replace(/^\/+/, "")}`;
  const known = [...new Set(paths.flatMap(prefixes))];
  const ending = own.replace(/^\/(?:api|store|admin)(?=\/)/, "");
  const moved = known.filter((path) => path.endsWith(ending) && ending.length > 3);
  const near = nearest(own, known, NEAR) ?? (moved.length === 1 ? moved[0] : undefined);
  return near === undefined ? undefined : near + end;
}

/** A path and what is above it, down to two parts: `/store/loyalty/points` and `/store/loyalty`. */
function prefixes(path: string): string[] {
  const parts = path.split("/");
  return parts.flatMap((_, index) => (index > 1 ? [parts.slice(0, index + 1).join("/")] : []));
}
