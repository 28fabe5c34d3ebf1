import type { ExportFacts } from "./exports-facts.ts";
import { type PackageFiles, isBefore, routeOf, stepOfFile } from "./file-route.ts";
import { below, kitPath } from "./folder-paths.ts";
import { HTTP_VERBS } from "./read-exports.ts";
import type { Route, RouteStep } from "./route.ts";

/** A file of SvelteKit that runs on the server alone: its folder below `routes`, and what it is. */
const FILE = /(?:^|\/)routes\/(.*\/)?\+(server|page\.server|layout\.server)(?:@\w*)?\.[jt]s$/;
const HOOKS = /(?:^|\/)hooks\.server\.[jt]s$/;

/** The routes of SvelteKit: endpoints, and the loads and actions of pages. */
export function kitRoutes({ folder, names, exports }: PackageFiles): Route[] {
  if (!names.has("@sveltejs/kit")) return [];
  const files = [...exports].map(([file, facts]) => {
    const inside = below(file, folder) ?? file;
    return { file, facts, inside, is: FILE.exec(inside) };
  });
  const hooks = files.flatMap(({ file, facts, inside }) =>
    HOOKS.test(inside) ? [{ facts, steps: stepsOf(file, facts, "handle", facts.looksAtPath) }] : [],
  );
  // The load of a layout may run beside that of the page, and is not asked before an action.
  const layouts = files.flatMap(({ file, facts, is }) =>
    is?.[2] === "layout.server"
      ? [{ above: is[1] ?? "", steps: stepsOf(file, facts, "load", true) }]
      : [],
  );
  return files.flatMap(({ file, facts, is }) => {
    if (!is || is[2] === "layout.server") return [];
    const inFolder = is[1] ?? "";
    const isPage = is[2] === "page.server";
    const before = hooks.flatMap((each) =>
      isBefore(each.facts, kitPath(inFolder), `/${inFolder.replace(/\/$/, "")}`) ? each.steps : [],
    );
    const steps = isPage
      ? [
          ...before,
          ...layouts.flatMap((each) => (inFolder.startsWith(each.above) ? each.steps : [])),
        ]
      : before;
    return facts.handlers.flatMap((own) => {
      const method = isPage ? methodOfPage(own.name) : methodOfEndpoint(own.name);
      if (method === undefined) return [];
      return [
        routeOf({ framework: "sveltekit", method, path: kitPath(inFolder), file, own, steps }),
      ];
    });
  });
}

function methodOfPage(name: string): string | undefined {
  if (name === "load") return "GET";
  return name.startsWith("actions.") ? "POST" : undefined;
}

function methodOfEndpoint(name: string): string | undefined {
  if (name === "fallback") return "ALL";
  return HTTP_VERBS.find((verb) => verb === name);
}

function stepsOf(file: string, facts: ExportFacts, name: string, onSome: boolean): RouteStep[] {
  const own = facts.handlers.find((each) => each.name === name);
  return own ? [stepOfFile(file, own.handler, onSome)] : [];
}
