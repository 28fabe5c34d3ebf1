import type { Range } from "../text/range.ts";
import { exposureOf } from "./exposure.ts";
import type { Route, RouteFramework, RouteStep } from "./route.ts";
import { type HandlerFacts, doneAfter, guardsOf } from "./steps.ts";

/** A route that a file describes as a whole: in an object, by decorators, or with what stands around it. Plain data. */
export interface DeclaredRoute {
  readonly framework: RouteFramework;
  readonly method: string;
  readonly path: string;
  /** The name of a field, with which the path ends. */
  readonly procedure?: string;
  /** Where it is described. */
  readonly range: Range;
  /** In the order in which a request passes them. */
  readonly steps: readonly RouteStep[];
  readonly handler: HandlerFacts;
  /** True where what stands before it is what the package says of all routes that say nothing themselves. */
  readonly asDefault?: true;
}

/** What a file says of routes that are described, and of all such routes of its package. Plain data. */
export interface DeclaredFacts {
  readonly routes: readonly DeclaredRoute[];
  /** What stands before those that say nothing themselves. */
  readonly defaults: readonly RouteStep[];
  /** What stands before all of them. */
  readonly all: readonly RouteStep[];
}

/** The packages of which one has to be named for a framework's descriptions to be read as such. */
const PACKAGES: Readonly<Partial<Record<RouteFramework, readonly string[]>>> = {
  hapi: ["@hapi/hapi", "hapi"],
  payload: ["payload"],
  loopback: ["@loopback/rest"],
  adonis: ["@adonisjs/core"],
  strapi: ["@strapi/strapi"],
  keystone: ["@keystone-6/core"],
};

/** The routes that files of one package describe. */
export function linkDeclared(
  files: ReadonlyMap<string, DeclaredFacts>,
  names: ReadonlySet<string>,
): Route[] {
  const facts = [...files.values()];
  const all = facts.flatMap((each) => each.all);
  const defaults = facts.flatMap((each) => each.defaults);
  return [...files].flatMap(([file, own]) =>
    own.routes
      .filter(({ framework }) => PACKAGES[framework]?.some((name) => names.has(name)))
      .map((route) => routeOf(file, route, [...all, ...(route.asDefault ? defaults : [])])),
  );
}

function routeOf(file: string, declared: DeclaredRoute, before: readonly RouteStep[]): Route {
  const { framework, method, path, procedure, range, handler, steps } = declared;
  const middlewares = [...before, ...steps, ...handler.wrappers];
  const guards = [...guardsOf(middlewares), ...handler.guards];
  const registered = { file, range };
  // What these frameworks check of a body is not read, so nothing is said of one that is not.
  const { uncheckedBody: _, ...done } = doneAfter(handler, middlewares, guards);
  return {
    framework,
    method,
    path,
    ...(procedure === undefined ? {} : { procedure }),
    ...(handler.place ?? registered),
    ...(handler.place ? { registered } : {}),
    handler: handler.name,
    middlewares,
    guards,
    ...done,
    ...exposureOf({ path, middlewares, guards, complete: true }),
  };
}
