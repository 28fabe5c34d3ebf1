import type { Semantics } from "../semantics/semantics.ts";
import { EvidenceReader } from "./evidence.ts";
import { KnownMiddleware, type MiddlewareRow } from "./known-middleware.ts";
import { linkRouters } from "./link-routers.ts";
import { readRouters } from "./read-routers.ts";
import type { Route } from "./route.ts";
import type { RouterEvent } from "./router-facts.ts";
import type { RouterKind } from "./router-keys.ts";
import { StepReader } from "./steps.ts";

/** What one file says about routes. Plain data, made from the file and what it imports. */
export interface RouteFacts {
  readonly routers: readonly RouterEvent[];
}

/** Reads files for the route table. */
export class RouteReader {
  readonly #steps: StepReader;

  constructor(rows: readonly MiddlewareRow[]) {
    const known = new KnownMiddleware(rows);
    this.#steps = new StepReader(known, new EvidenceReader(known));
  }

  read(semantics: Semantics): RouteFacts {
    return { routers: readRouters(semantics, this.#steps) };
  }
}

/** What the table needs to know of the project around the files. */
export interface RouteProject {
  /** The packages that the nearest package.json of a file names, and its folder. */
  packageOf(
    path: string,
  ): { readonly folder: string; readonly names: ReadonlySet<string> } | undefined;
}

/** Joins the facts of all files to the table of routes, by path and method. */
export function linkRoutes(
  facts: ReadonlyMap<string, RouteFacts>,
  project: RouteProject,
): readonly Route[] {
  const routers = new Map([...facts].map(([path, { routers: own }]) => [path, own]));
  const routes = linkRouters(routers, (file) => routerKind(project.packageOf(file)?.names));
  return routes.toSorted((a, b) => compare(a.path, b.path) || compare(a.method, b.method));
}

function routerKind(names: ReadonlySet<string> | undefined): RouterKind | undefined {
  if (names?.has("express")) return "express";
  if (names?.has("fastify")) return "fastify";
  return names?.has("koa") ? "koa" : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
