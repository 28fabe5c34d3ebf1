import { readJsonValue } from "../documents/json-value.ts";
import { cleanFolder, isObject, requiresOf, splitAt, text, validVersion } from "./lock-values.ts";
import {
  DEPENDENCY_FIELDS,
  type LockedPackage,
  type LockImport,
  type LockRequire,
  type LockResult,
} from "./types.ts";

/** Reads a bun.lock. Never throws, but for a stack that is exhausted by nesting. */
export function readBunLock(source: string): LockResult {
  const read = readJsonValue(source);
  if (!read) return { ok: false, reason: "it is no valid JSON" };
  const root = read.value;
  if (!isObject(root) || !isObject(root["workspaces"])) {
    return { ok: false, reason: "it is no lockfile of Bun" };
  }
  const packages = new Map<string, LockedPackage>();
  for (const [key, entry] of Object.entries(isObject(root["packages"]) ? root["packages"] : {})) {
    if (Array.isArray(entry)) packages.set(key, lockedPackage(key, entry));
  }
  const importers = new Map<string, readonly LockImport[]>();
  for (const [folder, entry] of Object.entries(root["workspaces"])) {
    if (isObject(entry)) importers.set(cleanFolder(folder), imports(entry));
  }
  const version = root["lockfileVersion"];
  const lockfileVersion = typeof version === "number" ? version : 0;
  return { ok: true, lock: { format: "bun", lockfileVersion, packages, importers } };
}

/** `["name@version", "registry", {…}, "integrity"]`; git, archives and folders leave parts out. */
function lockedPackage(path: string, entry: readonly unknown[]): LockedPackage {
  const { name, rest } = splitAt(text(entry[0]) ?? "") ?? { name: path, rest: "" };
  const about = entry.find(isObject) ?? {};
  const version = validVersion(rest);
  const isLink = /^(?:workspace|link|file):/.test(rest);
  const registry = version === undefined ? undefined : text(entry[1]);
  const last = text(entry.at(-1));
  const integrity = last?.startsWith("sha") === true ? last : undefined;
  const resolved = version === undefined && !isLink ? rest : registry;
  const optionalPeers = new Set(
    Array.isArray(about["optionalPeers"]) ? about["optionalPeers"] : [],
  );
  const requires: LockRequire[] = [
    ...requiresOf(about["dependencies"], false),
    ...requiresOf(about["optionalDependencies"], true),
    ...requiresOf(about["peerDependencies"], false).map((peer) =>
      optionalPeers.has(peer.key) ? { ...peer, optionalPeer: true } : peer,
    ),
  ];
  return {
    path,
    name,
    ...(version !== undefined && { version }),
    hasInstallScript: false,
    dev: false,
    optional: false,
    link: isLink,
    ...(isLink && { folder: cleanFolder(rest.replace(/^\w+:/, "")) }),
    ...(resolved && { resolved }),
    ...(integrity !== undefined && { integrity }),
    ...(about["bundled"] === true && { bundled: true }),
    requires,
  };
}

function imports(entry: Readonly<Record<string, unknown>>): LockImport[] {
  return DEPENDENCY_FIELDS.flatMap((field) =>
    requiresOf(entry[field], field === "optionalDependencies").map((each) => ({ ...each, field })),
  );
}
