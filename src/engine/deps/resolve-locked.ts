import { cleanFolder } from "./lock-values.ts";
import type { LockedPackage, LockFacts, LockRequire } from "./types.ts";

const FOLDER = "node_modules/";

/**
 * The package that a folder of the project gets for a dependency. `folder` is relative to the
 * lockfile, empty for its own; `spec` is what its manifest asks for, by which Yarn finds packages.
 */
export function resolveLocked(
  lock: LockFacts,
  folder: string,
  key: string,
  spec?: string,
): LockedPackage | undefined {
  const from = cleanFolder(folder);
  switch (lock.format) {
    case "npm":
      return nearest(lock, from, key);
    case "bun":
      return nearestOfBun(lock, importerName(lock, from), key);
    case "pnpm": {
      const entry = importOf(lock, from, key);
      return entry?.resolved === undefined ? undefined : ofPnpm(lock, from, key, entry.resolved);
    }
    default: {
      const asked = spec ?? importOf(lock, from, key)?.spec;
      return asked === undefined ? onlyOne(lock, key) : ofYarn(lock, key, asked);
    }
  }
}

/** What a package of the lockfile gets for one of its own dependencies. */
export function resolveRequire(
  lock: LockFacts,
  from: LockedPackage,
  { key, spec }: LockRequire,
): LockedPackage | undefined {
  switch (lock.format) {
    case "npm":
      return nearest(lock, from.path, key);
    case "bun":
      return nearestOfBun(lock, from.path, key);
    case "pnpm":
      return ofPnpm(lock, "", key, spec);
    default:
      return ofYarn(lock, key, spec);
  }
}

/** The nearest `node_modules` on the way up. */
function nearest(lock: LockFacts, start: string, key: string): LockedPackage | undefined {
  let from = start;
  for (;;) {
    const found = lock.packages.get(from === "" ? `${FOLDER}${key}` : `${from}/${FOLDER}${key}`);
    if (found) return found;
    if (from === "") return undefined;
    const slash = from.lastIndexOf("/");
    from = slash === -1 ? "" : from.slice(0, slash);
  }
}

/** Bun names nested copies by the names on the way: `vite/esbuild`. */
function nearestOfBun(lock: LockFacts, start: string, key: string): LockedPackage | undefined {
  let from = start;
  for (;;) {
    const found = lock.packages.get(from === "" ? key : `${from}/${key}`);
    if (found) return found;
    if (from === "") return undefined;
    from = parentOfBun(from);
  }
}

/** Without the last name, which may have a scope. */
function parentOfBun(path: string): string {
  const parts = path.split("/");
  parts.pop();
  if (parts.at(-1)?.startsWith("@") === true) parts.pop();
  return parts.join("/");
}

/** Nested copies of a workspace member stand below its name. */
function importerName(lock: LockFacts, folder: string): string {
  if (folder === "") return "";
  let names = memberNames.get(lock);
  if (!names) {
    names = new Map();
    for (const { link, folder: of, path } of lock.packages.values()) {
      if (link && of !== undefined) names.set(of, path);
    }
    memberNames.set(lock, names);
  }
  return names.get(folder) ?? "";
}

const memberNames = new WeakMap<LockFacts, Map<string, string>>();

function ofPnpm(
  lock: LockFacts,
  folder: string,
  key: string,
  resolved: string,
): LockedPackage | undefined {
  if (resolved.startsWith("link:")) {
    const target = cleanFolder(joined(folder, resolved.slice("link:".length)));
    return {
      path: resolved,
      name: key,
      hasInstallScript: false,
      dev: false,
      optional: false,
      link: true,
      folder: target,
      requires: [],
    };
  }
  for (const path of [
    `${key}@${resolved}`,
    resolved,
    `/${key}@${resolved}`,
    `/${key}/${resolved}`,
  ]) {
    const found = lock.packages.get(path);
    if (found) return found;
  }
  return undefined;
}

function ofYarn(lock: LockFacts, key: string, spec: string): LockedPackage | undefined {
  const wanted = [`${key}@${spec}`, `${key}@npm:${spec}`];
  const { descriptors } = lock;
  for (const each of wanted) {
    const path = descriptors?.get(each);
    if (path !== undefined) return lock.packages.get(path);
  }
  // Later versions add where a range comes from: `workspace:packages/a`, `patch:…::locator=…`.
  return overridden(lock, key);
}

/** With `resolutions` the lockfile has one entry for a name and none for the range that was asked for. */
function overridden(lock: LockFacts, key: string): LockedPackage | undefined {
  const own = onlyOne(lock, key);
  return own?.name === key ? own : undefined;
}

const byName = new WeakMap<LockFacts, Map<string, LockedPackage | undefined>>();

/** The package of a name when the lockfile has it once. */
function onlyOne(lock: LockFacts, key: string): LockedPackage | undefined {
  let names = byName.get(lock);
  if (!names) {
    names = new Map();
    for (const locked of lock.packages.values()) {
      names.set(locked.name, names.has(locked.name) ? undefined : locked);
    }
    byName.set(lock, names);
  }
  return names.get(key);
}

function importOf(lock: LockFacts, folder: string, key: string) {
  const imports = lock.importers?.get(folder);
  return imports?.find((each) => each.key === key);
}

function joined(folder: string, path: string): string {
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

/** Names of the packages that live in the project itself: they are never asked for at a registry. */
export function localPackageNames(lock: LockFacts): Set<string> {
  const names = new Set<string>();
  for (const locked of lock.packages.values()) if (locked.link) names.add(locked.name);
  for (const imports of lock.importers?.values() ?? []) {
    for (const { key, resolved } of imports) {
      if (resolved?.startsWith("link:") === true) names.add(key);
    }
  }
  return names;
}
