import { exposureOf } from "./exposure.ts";
import type { ExportFacts } from "./exports-facts.ts";
import { joinPaths } from "./paths.ts";
import type { Route, RouteStep } from "./route.ts";
import { doneAfter, guardsOf } from "./steps.ts";

/** `extensions/loyalty/api/addPoints/route.json`, `…/pages/admin/…`. */
const ROUTE_JSON = /^(.*\/)?(api|pages\/(?:admin|frontStore))\/([A-Za-z.]+)\/route\.json$/;

/** `[bodyParser]addPoints[finish].js`: what comes before, the name, what comes after. */
const MIDDLEWARE_FILE = /^(?:\[([\w,.]+)\])?([a-z]\w*)(?:\[([\w,]+)\])?\.(?:js|ts)$/;

interface Placed {
  readonly name: string;
  readonly file: string;
  readonly facts: ExportFacts | undefined;
  readonly after: readonly string[];
  readonly before: readonly string[];
}

/** Routes of EverShop: a folder with a route.json and the functions beside it. */
export function linkEvershop(
  files: readonly string[],
  exports: ReadonlyMap<string, ExportFacts>,
  read: (path: string) => string | undefined,
): Route[] {
  const known = new Set(files);
  const folders = namesByFolder(files);
  return files.flatMap((path) => {
    const match = ROUTE_JSON.exec(path);
    const config = match && parse(read(path));
    if (!match || !config) return [];
    const folder = path.slice(0, -"/route.json".length);
    const area = match[2] ?? "";
    const isStaff = isForStaff(area, config.access);
    const own = sorted(middlewaresIn(folder, folders.get(folder) ?? [], exports));
    const last = own.at(-1);
    const isApi = area === "api";
    const path_ = isApi
      ? joinPaths("api", config.path)
      : joinPaths(area === "pages/admin" ? "admin" : "", config.path);
    const middlewares: RouteStep[] = [
      ...(isStaff
        ? [{ name: "(EverShop's own)", does: ["authentication", "role"] as const, certain: true }]
        : []),
      ...(known.has(`${folder}/payloadSchema.json`)
        ? [{ name: "payloadSchema.json", does: ["validation"] as const, certain: true }]
        : []),
      ...own.slice(0, -1).map(stepOf),
    ];
    const handler = last?.facts?.handlers.find(({ name }) => name === "default")?.handler;
    const guards = [...guardsOf(middlewares), ...(handler?.guards ?? [])];
    const place = handler?.place ?? { file: path, range: { start: 0, end: 0 } };
    return config.methods.map((method) => ({
      framework: "evershop" as const,
      method,
      path: path_,
      ...place,
      ...(place.file === path ? {} : { registered: { file: path, range: { start: 0, end: 0 } } }),
      handler: last?.name ?? match[3] ?? "",
      middlewares,
      guards,
      ...doneAfter(handler ?? {}, middlewares, guards),
      ...exposureOf({ path: path_, middlewares, guards, complete: true }),
    }));
  });
}

/** The names of the files in each folder; those that lie in none are left out. */
function namesByFolder(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const file of files) {
    const end = file.lastIndexOf("/");
    if (end === -1) continue;
    const names = folders.get(file.slice(0, end));
    if (names) names.push(file.slice(end + 1));
    else folders.set(file.slice(0, end), [file.slice(end + 1)]);
  }
  return folders;
}

function middlewaresIn(
  folder: string,
  names: readonly string[],
  exports: ReadonlyMap<string, ExportFacts>,
): Placed[] {
  return names.flatMap((each) => {
    const match = MIDDLEWARE_FILE.exec(each);
    if (!match) return [];
    const file = `${folder}/${each}`;
    return [
      {
        name: match[2] ?? "",
        file,
        facts: exports.get(file),
        after: namesIn(match[1]),
        before: namesIn(match[3]),
      },
    ];
  });
}

function namesIn(list: string | undefined): string[] {
  return (list ?? "").split(",").filter((each) => each !== "");
}

/** In an order that the names ask for; what asks for nothing keeps its place. */
function sorted(placed: readonly Placed[]): Placed[] {
  const done: Placed[] = [];
  const open = new Set(placed);
  while (open.size > 0) {
    const waits = (each: Placed): boolean =>
      [...open].some(
        (other) =>
          other !== each && (each.after.includes(other.name) || other.before.includes(each.name)),
      );
    const next = [...open].find((each) => !waits(each)) ?? [...open][0];
    if (!next) break;
    open.delete(next);
    done.push(next);
  }
  return done;
}

function stepOf({ name, facts }: Placed): RouteStep {
  const own = facts?.handlers.find((each) => each.name === "default")?.handler;
  const place = own?.place;
  const kinds = own?.guards.map(({ kind }) => kind) ?? [];
  if (name === "bodyParser" && kinds.length === 0)
    return { name, ...(place ? { place } : {}), does: ["body-json"], certain: true };
  return {
    name,
    ...(place ? { place } : {}),
    does: kinds.length > 0 ? kinds : ["other"],
    certain: own !== undefined,
  };
}

/** True for files beside a route.json that lets nobody in but staff. */
export function isBesideStaffRoute(
  path: string,
  read: (path: string) => string | undefined,
): boolean {
  const beside = `${path.slice(0, path.lastIndexOf("/"))}/route.json`;
  const area = ROUTE_JSON.exec(beside)?.[2];
  const config = area === undefined ? undefined : parse(read(beside));
  return area !== undefined && config !== undefined && isForStaff(area, config.access);
}

function isForStaff(area: string, access: string): boolean {
  return area === "api" ? access !== "public" : area === "pages/admin";
}

function parse(
  text: string | undefined,
):
  | { readonly methods: readonly string[]; readonly path: string; readonly access: string }
  | undefined {
  try {
    const top: unknown = JSON.parse(text ?? "");
    if (typeof top !== "object" || top === null) return undefined;
    const { methods, path, access } = top as Record<string, unknown>;
    if (!Array.isArray(methods) || typeof path !== "string") return undefined;
    return {
      methods: methods.filter((each) => typeof each === "string").map((each) => each.toUpperCase()),
      path,
      access: typeof access === "string" ? access : "private",
    };
  } catch {
    // A file that is being written declares nothing until it is whole again.
    return undefined;
  }
}
