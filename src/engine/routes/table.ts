import type { Semantics } from "../semantics/semantics.ts";
import { type DeclaredFacts, linkDeclared } from "./declared-routes.ts";
import { EffectReader } from "./effects.ts";
import { EvidenceReader } from "./evidence.ts";
import type { ExportFacts, MatcherFacts } from "./exports-facts.ts";
import { KnownMiddleware, type MiddlewareRow } from "./known-middleware.ts";
import { linkEvershop } from "./link-evershop.ts";
import { linkFiles } from "./link-files.ts";
import { linkMatchers } from "./link-matchers.ts";
import { linkNest } from "./link-nest.ts";
import { linkRouters } from "./link-routers.ts";
import { linkTrpc } from "./link-trpc.ts";
import type { NestFacts } from "./nest-facts.ts";
import { mayDeclareRoutes, readDeclared } from "./read-declared.ts";
import { mayExportRoutes, readExports, readMatchers } from "./read-exports.ts";
import { mayHaveFunctions, readFunctions } from "./read-functions.ts";
import { NEST, readNest } from "./read-nest.ts";
import { mayHaveRouters, readRouters } from "./read-routers.ts";
import { TANSTACK } from "./read-tanstack.ts";
import { TRPC, readTrpc } from "./read-trpc.ts";
import type { Route, RouteMatcher } from "./route.ts";
import type { RouterEvent } from "./router-facts.ts";
import type { RouterKind } from "./router-keys.ts";
import { StepReader } from "./steps.ts";
import type { TrpcFacts } from "./trpc-facts.ts";

/** What one file says about routes. Plain data, made from the file and what it imports. */
export interface RouteFacts {
  readonly routers: readonly RouterEvent[];
  readonly exports?: ExportFacts;
  readonly matchers: readonly MatcherFacts[];
  readonly nest?: NestFacts;
  readonly declared?: DeclaredFacts;
  readonly trpc?: TrpcFacts;
}

/** Reads files for the route table. */
export class RouteReader {
  readonly #steps: StepReader;

  constructor(rows: readonly MiddlewareRow[]) {
    const known = new KnownMiddleware(rows);
    this.#steps = new StepReader(known, new EvidenceReader(known), new EffectReader(known));
  }

  /** False for files that say nothing of routes, so that nobody parses them for this. */
  mayHaveRoutes(path: string, text: string): boolean {
    return (
      mayExportRoutes(path, text) ||
      mayHaveRouters(text) ||
      mayHaveFunctions(text) ||
      NEST.test(text) ||
      mayDeclareRoutes(path, text) ||
      text.includes("use server") ||
      TRPC.test(text) ||
      TANSTACK.test(text)
    );
  }

  read(semantics: Semantics): RouteFacts {
    const exports = readExports(semantics, this.#steps);
    const nest = readNest(semantics, this.#steps);
    const declared = readDeclared(semantics, this.#steps);
    const trpc = readTrpc(semantics, this.#steps);
    return {
      routers: [...readRouters(semantics, this.#steps), ...readFunctions(semantics, this.#steps)],
      ...(exports ? { exports } : {}),
      matchers: readMatchers(semantics, this.#steps),
      ...(nest ? { nest } : {}),
      ...(declared ? { declared } : {}),
      ...(trpc ? { trpc } : {}),
    };
  }
}

/** What the table needs to know of the project around the files. */
export interface RouteProject {
  readonly files: readonly string[];
  read(path: string): string | undefined;
  /** The packages that the nearest package.json of a file names, and its folder. */
  packageOf(
    path: string,
  ): { readonly folder: string; readonly names: ReadonlySet<string> } | undefined;
}

/** The ways into a store, and the patterns that put something before them. */
export interface RouteTable {
  readonly routes: readonly Route[];
  readonly matchers: readonly RouteMatcher[];
}

/** Joins the facts of all files to the table of routes, by path and method. */
export function linkRoutes(
  facts: ReadonlyMap<string, RouteFacts>,
  project: RouteProject,
): RouteTable {
  const routers = new Map([...facts].map(([path, { routers: own }]) => [path, own]));
  const exports = new Map(
    [...facts].flatMap(([path, own]) => (own.exports ? [[path, own.exports] as const] : [])),
  );
  const packages = packagesOf(facts, project).map((pack) => ({ pack, files: linkFiles(pack) }));
  const { routes: registered, mounts } = linkRouters(routers, (file) =>
    routerKind(project.packageOf(file)?.names),
  );
  const others = [
    ...registered,
    ...packages.flatMap(({ pack, files }) => [
      ...files,
      ...linkNest(pack.nest),
      ...linkDeclared(pack.declared, pack.names),
    ]),
    ...linkEvershop(project.files, exports, (path) => project.read(path)),
  ];
  const trpc = new Map(
    [...facts].flatMap(([path, own]) => (own.trpc ? [[path, own.trpc] as const] : [])),
  );
  const routes = [...others, ...linkTrpc(trpc, { routes: others, mounts })];
  return {
    routes: routes.toSorted((a, b) => compare(a.path, b.path) || compare(a.method, b.method)),
    matchers: packages.flatMap(({ pack, files }) => linkMatchers({ ...pack, routes: files })),
  };
}

interface FactsOfPackage {
  readonly folder: string;
  readonly names: ReadonlySet<string>;
  readonly exports: Map<string, ExportFacts>;
  readonly matchers: MatcherFacts[];
  readonly nest: { readonly isVendure: boolean; readonly files: Map<string, NestFacts> };
  readonly declared: Map<string, DeclaredFacts>;
}

/** Facts by package: what a framework reads, and what holds for all of it, ends there. */
function packagesOf(facts: ReadonlyMap<string, RouteFacts>, project: RouteProject) {
  const packages = new Map<string, FactsOfPackage>();
  for (const [path, own] of facts) {
    if (!own.exports && !own.nest && !own.declared && own.matchers.length === 0) continue;
    const { folder, names } = project.packageOf(path) ?? { folder: "", names: new Set<string>() };
    const isVendure = [...names].some((name) => name.startsWith("@vendure/"));
    const pack: FactsOfPackage = packages.get(folder) ?? {
      folder,
      names,
      exports: new Map(),
      matchers: [],
      nest: { isVendure, files: new Map() },
      declared: new Map(),
    };
    packages.set(folder, pack);
    if (own.exports) pack.exports.set(path, own.exports);
    if (own.nest) pack.nest.files.set(path, own.nest);
    if (own.declared) pack.declared.set(path, own.declared);
    // The framework has been a package of its own since version 2, which reads the default export alone.
    const isOfSecond = names.has("@medusajs/framework");
    pack.matchers.push(...own.matchers.filter(({ isOfFirst }) => !(isOfFirst && isOfSecond)));
  }
  return [...packages.values()];
}

function routerKind(names: ReadonlySet<string> | undefined): RouterKind | undefined {
  if (names?.has("express")) return "express";
  if (names?.has("fastify")) return "fastify";
  if (names?.has("koa")) return "koa";
  return names?.has("hono") ? "hono" : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
