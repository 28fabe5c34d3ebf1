import {
  type Ast,
  type FunctionNode,
  type ProjectContext,
  type ProjectView,
  type Route,
  type Semantics,
  isFunction,
  unwrap,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { functionOf, isGuard, routesIn, shown } from "./express-calls.ts";
import { avoiding, fixesFor, ignoreCase } from "./letter-case.ts";
import { pathChecks, walkedAround } from "./path-checks.ts";

/** Middlewares of other files than their routes: `app.use(guard)` before `app.use("/admin", router)`. */
export function checkElsewhere(project: ProjectView, context: ProjectContext): void {
  checkPatterns(project, context);
  for (const [place, paths] of pathsBehind(project.routes)) {
    const [file = "", start = ""] = place.split("\n");
    if (!/path|url/i.test(project.read(file) ?? "")) continue;
    const semantics = project.beside.script(file);
    const handler = semantics?.source.nodes.find(
      (node): node is FunctionNode => isFunction(node) && node.range[0] === Number(start),
    );
    if (!semantics || !handler) continue;
    const own = routesIn({ semantics, source: semantics.source });
    for (const { at, test } of pathChecks(handler, semantics)) {
      // What the file's own routes show is told where the file is looked at by itself.
      if (isUsedHere(handler, semantics) && walkedAround(test, own) !== undefined) continue;
      const path = walkedAround(test, paths);
      if (path === undefined) continue;
      if (mindsCapitals(project)) return;
      context.report(file, { at, message: "test", data: shown(path), fixes: fixesFor(test) });
    }
  }
}

/** `app.use(/^\/admin/, guard)` in a file whose routes stand in others. */
function checkPatterns(project: ProjectView, context: ProjectContext): void {
  let isMinded: boolean | undefined;
  for (const file of new Set(project.importsOf("express", "").map((site) => site.file))) {
    if (!/\.use\(\s*\//.test(project.read(file) ?? "")) continue;
    const semantics = project.beside.script(file);
    if (!semantics) continue;
    const own = routesIn({ semantics, source: semantics.source });
    const folder = project.beside.packageFolder(file);
    for (const node of semantics.source.nodes) {
      const pattern = node.type === "CallExpression" ? guardPattern(node, semantics) : undefined;
      if (!pattern || avoiding(pattern, own) !== undefined) continue;
      const path = avoiding(
        pattern,
        project.routes.flatMap(({ framework, path: each, file: home }) =>
          framework === "express" && project.beside.packageFolder(home) === folder ? [each] : [],
        ),
      );
      if (path === undefined) continue;
      if ((isMinded ??= mindsCapitals(project))) return;
      context.report(file, {
        at: pattern,
        message: "pattern",
        data: shown(path),
        fixes: [ignoreCase(pattern)],
      });
    }
  }
}

/** The pattern of a guard that stands before the whole application. */
function guardPattern(call: Ast.CallExpression, semantics: Semantics) {
  const [first, ...handlers] = call.arguments;
  if (first?.type !== "Literal" || !("regex" in first)) return undefined;
  if (semantics.callee(call) !== "express#().use") return undefined;
  return handlers.some((each) => isGuard(each, { semantics })) ? first : undefined;
}

/** Asked last: it takes a look into all files that import Express. */
function mindsCapitals({ importsOf, read }: ProjectView): boolean {
  return importsOf("express", "").some(({ file }) => MINDS.test(read(file) ?? ""));
}

/** The paths of Express that a middleware stands before, by its place. */
function pathsBehind(routes: readonly Route[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { framework, path, middlewares } of routes) {
    if (framework !== "express" || path.startsWith("…")) continue;
    for (const { place } of middlewares) {
      if (!place) continue;
      const key = `${place.file}\n${place.range.start}`;
      const known = found.get(key);
      // A part of them is enough to show that there is one.
      if (known === undefined) found.set(key, [path]);
      else if (known.length < MAX_PATHS) known.push(path);
    }
  }
  return found;
}

const MAX_PATHS = 200;
const MINDS = /case sensitive routing|caseSensitive/;

/** True where the file itself hands the function to `use`. */
function isUsedHere(handler: FunctionNode, semantics: Semantics): boolean {
  return semantics.source.nodes.some(
    (node) =>
      node.type === "CallExpression" &&
      nameOf(unwrap(node.callee)) === "use" &&
      node.arguments.some((each) => functionOf(each, { semantics }) === handler),
  );
}
