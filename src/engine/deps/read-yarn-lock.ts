import { type IndentedEntry, readIndented } from "./indented-text.ts";
import { cleanFolder, splitAt, validVersion } from "./lock-values.ts";
import type { LockedPackage, LockImport, LockRequire, LockResult } from "./types.ts";

/** Reads a yarn.lock of Yarn 1 or of its later versions. Never throws. */
export function readYarnLock(text: string): LockResult {
  const roots = readIndented(text);
  if (!roots) return { ok: false, reason: "it is no lockfile of Yarn" };
  const metadata = roots.find((entry) => entry.key === "__metadata");
  const isClassic = !metadata;
  if (isClassic && roots.length > 0 && !roots.some((entry) => entry.key.includes("@"))) {
    return { ok: false, reason: "it is no lockfile of Yarn" };
  }
  const packages = new Map<string, LockedPackage>();
  const descriptors = new Map<string, string>();
  const importers = new Map<string, readonly LockImport[]>();
  for (const entry of roots) {
    if (entry === metadata) continue;
    const locked = isClassic ? classicPackage(entry) : berryPackage(entry);
    packages.set(locked.path, locked);
    for (const key of entry.key.split(", ")) descriptors.set(key.trim(), locked.path);
    if (locked.link && locked.folder !== undefined) {
      importers.set(
        locked.folder,
        locked.requires.map((each) => ({ ...each, field: "dependencies" as const })),
      );
    }
  }
  if (isClassic) {
    return {
      ok: true,
      lock: { format: "yarn-classic", lockfileVersion: 1, packages, descriptors },
    };
  }
  const version = Number.parseInt(valueOf(metadata, "version") ?? "", 10) || 0;
  return {
    ok: true,
    lock: { format: "yarn", lockfileVersion: version, packages, descriptors, importers },
  };
}

function classicPackage(entry: IndentedEntry): LockedPackage {
  const first = entry.key.split(", ")[0] ?? entry.key;
  const { name, rest } = splitAt(first) ?? { name: first, rest: "" };
  const version = validVersion(valueOf(entry, "version"));
  const resolved = valueOf(entry, "resolved");
  const integrity = valueOf(entry, "integrity");
  const isLink = /^(?:link|file):/.test(rest) && resolved === undefined;
  return {
    path: first,
    name: aliased(rest) ?? name,
    ...(version !== undefined && { version }),
    hasInstallScript: false,
    dev: false,
    optional: false,
    link: isLink,
    ...(isLink && { folder: cleanFolder(rest.replace(/^\w+:/, "")) }),
    ...(resolved !== undefined && { resolved }),
    ...(integrity !== undefined && { integrity }),
    requires: requires(entry),
    at: entry.keyRange,
  };
}

function berryPackage(entry: IndentedEntry): LockedPackage {
  const resolution = valueOf(entry, "resolution") ?? entry.key.split(", ")[0] ?? entry.key;
  const { name, rest } = splitAt(resolution) ?? { name: resolution, rest: "" };
  const workspace = rest.startsWith("workspace:") ? rest.slice("workspace:".length) : undefined;
  const isLink = workspace !== undefined || /^(?:link|portal):/.test(rest);
  const version = isLink ? undefined : validVersion(valueOf(entry, "version"));
  const integrity = valueOf(entry, "checksum");
  const peers = (child(entry, "peerDependencies")?.children ?? []).map(({ key }) => key);
  const address = rest.startsWith("npm:") || isLink ? archiveOf(rest) : rest;
  return {
    path: resolution,
    name,
    ...(version !== undefined && { version }),
    hasInstallScript: false,
    dev: false,
    optional: false,
    link: isLink,
    ...(workspace !== undefined && { folder: cleanFolder(workspace) }),
    ...(address !== undefined && { resolved: address }),
    ...(integrity !== undefined && { integrity }),
    requires: requires(entry),
    ...(peers.length > 0 && { peers }),
    at: entry.keyRange,
  };
}

/** Where the archive of a package was fetched from when that is not the registry's usual address. */
function archiveOf(reference: string): string | undefined {
  const match = /::__archiveUrl=([^&]+)/.exec(reference);
  try {
    return match ? decodeURIComponent(match[1] ?? "") : undefined;
  } catch {
    return undefined;
  }
}

/** The package behind `npm:name@range`. */
function aliased(rest: string): string | undefined {
  return rest.startsWith("npm:") ? splitAt(rest.slice("npm:".length))?.name : undefined;
}

function requires(entry: IndentedEntry): LockRequire[] {
  const meta = child(entry, "dependenciesMeta")?.children ?? [];
  const optional = new Set(
    meta.filter((each) => valueOf(each, "optional") === "true").map((each) => each.key),
  );
  return ["dependencies", "optionalDependencies"].flatMap((field) =>
    (child(entry, field)?.children ?? []).map(({ key, value }) => ({
      key,
      spec: value,
      ...((field === "optionalDependencies" || optional.has(key)) && { optional: true }),
    })),
  );
}

function valueOf(entry: IndentedEntry | undefined, key: string): string | undefined {
  const value = entry && child(entry, key)?.value;
  return value === "" ? undefined : value;
}

function child(entry: IndentedEntry, key: string): IndentedEntry | undefined {
  return entry.children.find((each) => each.key === key);
}
