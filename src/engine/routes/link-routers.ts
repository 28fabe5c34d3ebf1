import { exposureOf } from "./exposure.ts";
import { type LoadedFolder, isLoadedFrom } from "./loaded-folder.ts";
import { isBelow, joinPaths, matchesWhole } from "./paths.ts";
import { isRefusedBelow } from "./refused-paths.ts";
import type { Route, RouteStep } from "./route.ts";
import type { RouterEvent, UsedItem } from "./router-facts.ts";
import type { RouterKind } from "./router-keys.ts";
import type { TrpcMount } from "./link-trpc.ts";
import { doneAfter, guardsOf } from "./steps.ts";

/** A step with the paths that it sees. */
interface Passed {
  readonly step: RouteStep;
  readonly prefix: string;
  /** True when the pattern has to match the path as a whole. */
  readonly whole: boolean;
}

interface Frame {
  readonly prefix: string;
  /** Grows while the events of a router are gone through. */
  readonly passed: Passed[];
  readonly framework: RouterKind;
  readonly complete: boolean;
}

/** Where it is not known what a path begins with. */
const SOMEWHERE = "…";

/** More routers inside one another than any store has. */
const MAX_DEPTH = 12;

/** Joins what files do with routers to routes: prefixes and middlewares along the way from the application. */
export function linkRouters(
  files: ReadonlyMap<string, readonly RouterEvent[]>,
  mayBeRouter: (file: string) => RouterKind | undefined,
): { readonly routes: Route[]; readonly mounts: readonly TrpcMount[] } {
  const linker = new RouterLinker(files, mayBeRouter);
  return { routes: linker.routes(), mounts: linker.mounts };
}

/** What stands around a handler and asks for nothing. */
function isSilent({ does, certain }: RouteStep): boolean {
  return certain && does.every((kind) => kind === "other");
}

/** A mounted middleware sees the path below its place, and the whole one under another name. */
function refusesOn({ only }: RouteStep, path: string, prefix: string): boolean {
  if (only === undefined) return true;
  const below = path.split("/").slice(prefix.split("/").filter((part) => part !== "").length + 1);
  return [path, `/${below.join("/")}`].some((each) => isRefusedBelow(only, each, undefined));
}

class RouterLinker {
  readonly #events = new Map<string, { readonly file: string; readonly event: RouterEvent }[]>();
  readonly #below = new Set<string>();
  readonly #loaded = new Map<LoadedFolder, readonly string[]>();
  readonly #decorated = new Map<string, RouteStep>();
  readonly #mayBeRouter: (file: string) => RouterKind | undefined;
  readonly #routes: Route[] = [];
  /** Where procedures of tRPC are served. */
  readonly mounts: TrpcMount[] = [];

  constructor(
    files: ReadonlyMap<string, readonly RouterEvent[]>,
    mayBeRouter: (file: string) => RouterKind | undefined,
  ) {
    this.#mayBeRouter = mayBeRouter;
    for (const [file, events] of files) {
      for (const event of events) {
        const own = this.#events.get(event.router) ?? [];
        own.push({ file, event });
        this.#events.set(event.router, own);
        if (event.does === "use")
          for (const item of event.items) if ("mount" in item) this.#below.add(item.mount);
        if (event.does === "bind" || event.does === "register") this.#below.add(event.parameter);
        if (event.does === "decorate") this.#decorated.set(event.name, event.step);
      }
    }
    for (const key of this.#loadedByName(files)) this.#below.add(key);
    // The file that makes a router comes first: others add to it when they are loaded by it.
    for (const own of this.#events.values()) {
      const home = own.find(({ event }) => event.does === "make")?.file;
      own.sort((a, b) => Number(b.file === home) - Number(a.file === home));
    }
  }

  routes(): Route[] {
    for (const [key, own] of this.#events) {
      if (this.#below.has(key)) continue;
      const root = this.#root(own);
      if (root) this.#walk(key, root, 0);
    }
    return this.#routes;
  }

  /** Routers that no file mounts by itself, with what loads the folders that their files stand in. */
  #loadedByName(files: ReadonlyMap<string, readonly RouterEvent[]>): readonly string[] {
    const loaders = [...files].flatMap(([file, events]) =>
      events.flatMap((event) =>
        event.does === "use"
          ? event.items.flatMap((item) => ("folder" in item ? [{ file, folder: item.folder }] : []))
          : [],
      ),
    );
    for (const { file: loader, folder } of loaders) {
      const found = [...files].flatMap(([file, events]) =>
        file !== loader && isLoadedFrom(folder, file)
          ? events.flatMap((event) =>
              event.does === "make" && !event.isApp && !this.#below.has(event.router)
                ? [event.router]
                : [],
            )
          : [],
      );
      this.#loaded.set(folder, found);
    }
    return [...this.#loaded.values()].flat();
  }

  #root(own: readonly { readonly file: string; readonly event: RouterEvent }[]): Frame | undefined {
    const make = own.find(({ event }) => event.does === "make");
    const [first] = own;
    if (!first) return undefined;
    const isApp = make?.event.does === "make" && make.event.isApp;
    const kind =
      own.find(({ event }) => event.kind)?.event.kind ??
      (own.some(({ event }) => /^(?:app|router|server|fastify)$/i.test(event.called ?? ""))
        ? this.#mayBeRouter(first.file)
        : undefined);
    return kind
      ? { prefix: isApp ? "" : SOMEWHERE, passed: [], framework: kind, complete: isApp }
      : undefined;
  }

  #walk(key: string, frame: Frame, depth: number): void {
    const own = this.#events.get(key) ?? [];
    if (depth > MAX_DEPTH) return;
    const prefix = joinPaths(frame.prefix, this.#ownPrefix(key));
    const passed = [...frame.passed, ...this.#hooks(key, prefix, 0)];
    this.#follow(own, { ...frame, prefix, passed }, depth);
  }

  #follow(
    own: readonly { readonly file: string; readonly event: RouterEvent }[],
    frame: Frame,
    depth: number,
  ): void {
    for (const { file, event } of own) {
      switch (event.does) {
        case "use":
          this.#use(event, frame, depth);
          break;
        case "route":
          this.#emit(file, event, frame);
          break;
        case "bind":
          if (depth <= MAX_DEPTH)
            this.#follow(this.#events.get(event.parameter) ?? [], frame, depth + 1);
          break;
        case "register": {
          const prefix = joinPaths(frame.prefix, event.prefix);
          this.#walk(event.parameter, { ...frame, prefix, passed: [...frame.passed] }, depth + 1);
          break;
        }
        default:
          break;
      }
    }
  }

  #use(event: RouterEvent & { readonly does: "use" }, frame: Frame, depth: number): void {
    const paths = event.paths.length === 0 ? [""] : event.paths;
    for (const path of paths) {
      const prefix = joinPaths(frame.prefix, path);
      for (const item of event.items) {
        const routers = this.#routersOf(item);
        for (const key of routers)
          this.#walk(key, { ...frame, prefix, passed: [...frame.passed] }, depth + 1);
        if ("step" in item && item.trpc !== undefined) {
          this.mounts.push({ key: item.trpc, prefix, ...this.#before(prefix, frame) });
          continue;
        }
        const step = "step" in item ? item.step : "otherwise" in item ? item.otherwise : undefined;
        if (step && routers.length === 0)
          frame.passed.push({ step, prefix, whole: event.method === "ALL" });
      }
    }
  }

  /** What a request for a path has passed by then. */
  #before(path: string, { passed, complete }: Frame): Pick<TrpcMount, "steps" | "complete"> {
    const steps = passed
      .filter(({ prefix, whole }) => (whole ? matchesWhole : isBelow)(path, prefix))
      .map(({ step }) => this.#resolved(step));
    return { steps, complete };
  }

  #routersOf(item: UsedItem): readonly string[] {
    if ("mount" in item) return [item.mount];
    return "folder" in item ? (this.#loaded.get(item.folder) ?? []) : [];
  }

  #emit(file: string, event: RouterEvent & { readonly does: "route" }, frame: Frame): void {
    const path = joinPaths(frame.prefix, event.path);
    const { handler } = event;
    const silent = handler.wrappers.filter(isSilent).map(({ name }) => name);
    const middlewares = [
      ...frame.passed
        .filter(
          ({ prefix, whole, step }) =>
            (whole ? matchesWhole : isBelow)(path, prefix) && refusesOn(step, path, prefix),
        )
        .map(({ step }) => step),
      ...event.steps,
      // A wrapper that only catches errors says nothing of the route.
      ...handler.wrappers.filter((each) => !isSilent(each)),
    ].map((step) => this.#resolved(step));
    const guards = [...guardsOf(middlewares), ...handler.guards];
    const registered = { file, range: event.range };
    this.#routes.push({
      framework: frame.framework,
      method: event.method,
      path,
      ...(handler.place ?? registered),
      ...(handler.place ? { registered } : {}),
      handler: handler.name,
      ...(silent.length > 0 && { wrappedBy: silent }),
      middlewares,
      guards,
      ...doneAfter(handler, middlewares, guards),
      ...exposureOf({ path, middlewares, guards, complete: frame.complete }),
    });
  }

  /** A step that goes by the name of something that the application was decorated with. */
  #resolved(step: RouteStep): RouteStep {
    if (step.certain && step.does.length > 0) return step;
    const decorated = this.#decorated.get(step.name.split(".").at(-1) ?? "");
    return decorated ? { ...decorated, name: step.name } : step;
  }

  #ownPrefix(key: string): string {
    return joinPaths(
      ...(this.#events.get(key) ?? []).map(({ event }) =>
        event.does === "make" ? event.prefix : event.does === "prefix" ? event.path : "",
      ),
    );
  }

  /** Hooks of Fastify hold for a whole context, wherever in it they are added. */
  #hooks(key: string, prefix: string, depth: number): Passed[] {
    if (depth > MAX_DEPTH) return [];
    return (this.#events.get(key) ?? []).flatMap(({ event }) => {
      if (event.does === "hook") return [{ step: event.step, prefix, whole: false }];
      const isOpen = event.does === "bind" || (event.does === "register" && event.open);
      return isOpen ? this.#hooks(event.parameter, prefix, depth + 1) : [];
    });
  }
}
