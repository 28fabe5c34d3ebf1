import { exposureOf } from "./exposure.ts";
import type { ExportFacts, ExportedHandler, MatcherFacts } from "./exports-facts.ts";
import { isRefusedBelow } from "./refused-paths.ts";
import type { Route, RouteFramework, RouteGuard, RouteStep } from "./route.ts";
import { type HandlerFacts, doneAfter, guardsOf } from "./steps.ts";

/** A package with the files in it that frameworks read. */
export interface PackageFiles {
  readonly folder: string;
  readonly names: ReadonlySet<string>;
  readonly exports: ReadonlyMap<string, ExportFacts>;
  readonly matchers: readonly MatcherFacts[];
}

/** An export that a framework calls for a path. */
interface Found {
  readonly framework: RouteFramework;
  readonly method: string;
  readonly path: string;
  readonly file: string;
  readonly own: ExportedHandler;
  readonly steps: readonly RouteStep[];
}

/** The route of an export, with what stands before it. */
export function routeOf({ framework, method, path, file, own, steps }: Found): Route {
  const { handler } = own;
  const middlewares = [...steps, ...handler.wrappers];
  const guards: readonly RouteGuard[] = [...guardsOf(middlewares), ...handler.guards];
  const registered = { file, range: own.range };
  return {
    framework,
    method,
    path,
    ...(handler.place ?? registered),
    ...(handler.place && handler.place.file !== file ? { registered } : {}),
    handler: handler.name,
    middlewares,
    guards,
    ...doneAfter(handler, middlewares, guards),
    ...exposureOf({ path, middlewares, guards, complete: true }),
  };
}

/** Whether a middleware may turn somebody away before a route, by the paths that it asks for. */
export function isBefore({ refuses }: ExportFacts, path: string, place?: string): boolean {
  return refuses === undefined || isRefusedBelow(refuses, path, place);
}

/**
 * What a function does that a framework runs before its routes. What it does on some paths only
 * may be done before any of them.
 */
export function stepOfFile(file: string, handler: HandlerFacts, onSome: boolean): RouteStep {
  const kinds = handler.guards.map(({ kind }) => kind);
  const { place } = handler;
  const isKnown = place !== undefined && handler.wrappers.length === 0;
  const mayGuard = kinds.length > 0 || (onSome && handler.doings?.mayCheck !== undefined);
  return {
    name: file,
    ...(place ? { place } : {}),
    does: mayGuard || !isKnown ? kinds : ["other"],
    certain: !onSome && isKnown,
  };
}
