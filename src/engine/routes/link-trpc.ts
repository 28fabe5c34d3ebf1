import { exposureOf } from "./exposure.ts";
import { joinPaths } from "./paths.ts";
import type { Route, RouteStep } from "./route.ts";
import { doneAfter, guardsOf } from "./steps.ts";
import type { TrpcAdapter, TrpcFacts, TrpcProcedure, TrpcRouter } from "./trpc-facts.ts";

/** Where a router of Express, Hono, Koa or Fastify puts an adapter, and what stands before it there. */
export interface TrpcMount {
  readonly key: string;
  readonly prefix: string;
  readonly steps: readonly RouteStep[];
  /** False when more may stand before it. */
  readonly complete: boolean;
}

interface Host {
  readonly prefix: string;
  readonly steps: readonly RouteStep[];
  readonly complete: boolean;
}

const NOWHERE: Host = { prefix: "…", steps: [], complete: false };
/** More routers inside one another than any store has. */
const MAX_DEPTH = 12;

/** Procedures as routes: the names of the routers on the way, behind the address of what serves them. */
export function linkTrpc(
  files: ReadonlyMap<string, TrpcFacts>,
  around: { readonly routes: readonly Route[]; readonly mounts: readonly TrpcMount[] },
): Route[] {
  const routers = new Map<string, TrpcRouter>();
  const inner = new Set<string>();
  for (const router of [...files.values()].flatMap((own) => own.routers)) {
    routers.set(router.key, router);
    for (const { is } of router.entries) if (typeof is === "string") inner.add(is);
  }
  const hosts = hostsOf(files, around);
  const roots = [...routers.keys()].filter((key) => !inner.has(key) || hosts.has(key));
  const lost = hosts.get(undefined) ?? [];
  return roots.flatMap((key) => {
    const own = hosts.get(key) ?? (roots.length === 1 ? lost : []);
    return (own.length > 0 ? own : [NOWHERE]).flatMap((host) => below(key, [], host, routers, 0));
  });
}

/** What serves each router; under no key what serves one that is not found. */
function hostsOf(
  files: ReadonlyMap<string, TrpcFacts>,
  { routes, mounts }: { readonly routes: readonly Route[]; readonly mounts: readonly TrpcMount[] },
): ReadonlyMap<string | undefined, readonly Host[]> {
  const hosts = new Map<string | undefined, Host[]>();
  for (const [file, { adapters }] of files) {
    for (const adapter of adapters) {
      const host = hostOf(adapter, mounts) ?? hostInFile(file, adapter, routes);
      const known = hosts.get(adapter.router) ?? [];
      hosts.set(adapter.router, [...known, ...withContext(host, adapter)]);
    }
  }
  return hosts;
}

function hostOf(adapter: TrpcAdapter, mounts: readonly TrpcMount[]): Host | undefined {
  const mount = mounts.find(({ key }) => key === adapter.key);
  if (mount) return { ...mount, prefix: mount.prefix.replace(/\/[*:][^/]*$/, "") };
  return adapter.isServer ? { prefix: adapter.prefix, steps: [], complete: true } : undefined;
}

/** A file that a framework reads: what stands before its handler stands before all procedures. */
function hostInFile(file: string, { prefix }: TrpcAdapter, routes: readonly Route[]): Host {
  const route = routes.find((each) => each.file === file || each.registered?.file === file);
  if (!route) return { ...NOWHERE, prefix: joinPaths("…", prefix) };
  const inHandler = route.guards
    .filter((guard) => guard.inHandler)
    .map(({ by, kind, certain }): RouteStep => ({ name: by, does: [kind], certain }));
  return {
    prefix: route.path.replace(/\/[*:][^/]*$/, ""),
    steps: [...route.middlewares, ...inHandler],
    complete: !route.path.startsWith("…"),
  };
}

function withContext(host: Host, { context }: TrpcAdapter): Host[] {
  return [context ? { ...host, steps: [...host.steps, context] } : host];
}

function below(
  key: string,
  names: readonly string[],
  host: Host,
  routers: ReadonlyMap<string, TrpcRouter>,
  depth: number,
): Route[] {
  if (depth > MAX_DEPTH) return [];
  return (routers.get(key)?.entries ?? []).flatMap((entry) => {
    const all = [...names, ...entry.names];
    return typeof entry.is === "string"
      ? below(entry.is, all, host, routers, depth + 1)
      : [routeOf(entry.is, all, host)];
  });
}

function routeOf(procedure: TrpcProcedure, names: readonly string[], host: Host): Route {
  const { handler, file, range, method } = procedure;
  const path = joinPaths(host.prefix, ...names);
  const middlewares = [...host.steps, ...procedure.steps, ...handler.wrappers];
  const guards = [...guardsOf(middlewares), ...handler.guards];
  // What is not said to be an input is none, so nothing is said of one that is not checked.
  const { uncheckedBody: _, ...done } = doneAfter(handler, middlewares, guards);
  return {
    framework: "trpc",
    method,
    path,
    procedure: names.join("."),
    ...(handler.place ?? { file, range }),
    registered: { file, range },
    handler: handler.name === "(inline)" ? (names.at(-1) ?? "") : handler.name,
    middlewares,
    guards,
    ...done,
    ...exposureOf({ path, middlewares, guards, complete: host.complete }),
  };
}
