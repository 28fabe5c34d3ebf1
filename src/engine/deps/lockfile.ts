import semver from "semver";
import type { LockFacts, LockedPackage, LockResult } from "./types.ts";

type Json = Readonly<Record<string, unknown>>;

const FOLDER = "node_modules/";

/** Reads a package-lock.json or npm-shrinkwrap.json, versions 1 to 3. Never throws. */
export function readNpmLock(text: string): LockResult {
  let root: unknown;
  try {
    root = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return { ok: false, reason: "it is no valid JSON" };
  }
  if (!isObject(root)) return { ok: false, reason: "it is no JSON object" };
  const packages = new Map<string, LockedPackage>();
  if (isObject(root["packages"])) readPackages(root["packages"], packages);
  else if (isObject(root["dependencies"])) readNested(root["dependencies"], packages);
  else if (root["lockfileVersion"] === undefined)
    return { ok: false, reason: "it lists no packages" };
  const version = root["lockfileVersion"];
  const lockfileVersion = typeof version === "number" ? version : 1;
  return { ok: true, lock: { format: "npm", lockfileVersion, packages } };
}

/**
 * The package that `require(key)` finds from a folder of the project: the nearest `node_modules`
 * on the way up. `folder` is relative to the lockfile, empty for its own.
 */
export function resolveLocked(
  lock: LockFacts,
  folder: string,
  key: string,
): LockedPackage | undefined {
  let from = folder.replace(/^\.?\/+|\/+$/g, "");
  for (;;) {
    const found = lock.packages.get(from === "" ? `${FOLDER}${key}` : `${from}/${FOLDER}${key}`);
    if (found) return found;
    if (from === "") return undefined;
    const slash = from.lastIndexOf("/");
    from = slash === -1 ? "" : from.slice(0, slash);
  }
}

/** Names of the packages that live in the project itself: they are never asked for at a registry. */
export function localPackageNames(lock: LockFacts): Set<string> {
  const names = new Set<string>();
  for (const locked of lock.packages.values()) if (locked.link) names.add(locked.name);
  return names;
}

function readPackages(entries: Json, packages: Map<string, LockedPackage>): void {
  for (const [path, entry] of Object.entries(entries)) {
    const at = path.lastIndexOf(FOLDER);
    // Other keys are the project itself and its workspace members.
    if (at === -1 || !isObject(entry)) continue;
    const folderName = path.slice(at + FOLDER.length);
    packages.set(path, lockedPackage(path, text(entry["name"]) ?? folderName, entry));
  }
}

/** Version 1 nests the packages; a list of open work keeps deep nesting off the call stack. */
function readNested(root: Json, packages: Map<string, LockedPackage>): void {
  const open: { readonly prefix: string; readonly entries: Json }[] = [
    { prefix: "", entries: root },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const [key, entry] of Object.entries(next.entries)) {
      if (!isObject(entry)) continue;
      const path = `${next.prefix}${FOLDER}${key}`;
      const alias = /^npm:(.+)@([^@]+)$/.exec(text(entry["version"]) ?? "");
      const own = alias ? { ...entry, version: alias[2] } : entry;
      packages.set(path, lockedPackage(path, alias?.[1] ?? key, own));
      // A path that grows without end is an attack on memory, not a tree of packages.
      if (isObject(entry["dependencies"]) && path.length < 4000) {
        open.push({ prefix: `${path}/`, entries: entry["dependencies"] });
      }
    }
  }
}

function lockedPackage(path: string, name: string, entry: Json): LockedPackage {
  const version = text(entry["version"]);
  const valid = version === undefined ? null : semver.valid(version, true);
  const deprecated = text(entry["deprecated"])?.trim();
  return {
    path,
    name,
    ...(valid !== null && { version: valid }),
    ...(deprecated && { deprecated }),
    hasInstallScript: entry["hasInstallScript"] === true,
    dev: entry["dev"] === true || entry["devOptional"] === true,
    optional: entry["optional"] === true,
    link: entry["link"] === true || (version?.startsWith("file:") ?? false),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
