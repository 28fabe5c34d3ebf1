import { type IndentedEntry, readFlow, readIndented } from "./indented-text.ts";
import { cleanFolder, splitAt, validVersion } from "./lock-values.ts";
import {
  DEPENDENCY_FIELDS,
  type LockedPackage,
  type LockImport,
  type LockRequire,
  type LockResult,
} from "./types.ts";

/** Reads a pnpm-lock.yaml, versions 5 to 9. Never throws. */
export function readPnpmLock(text: string): LockResult {
  const roots = readIndented(text);
  const version = roots?.find((entry) => entry.key === "lockfileVersion")?.value;
  if (!roots || version === undefined) return { ok: false, reason: "it is no lockfile of pnpm" };
  const packages = new Map<string, LockedPackage>();
  const described = new Map(children(roots, "packages").map((entry) => [entry.key, entry]));
  const snapshots = children(roots, "snapshots");
  // Version 9 keeps what a package is apart from what it was given by its surroundings.
  for (const entry of snapshots.length > 0 ? snapshots : children(roots, "packages")) {
    const about = described.get(entry.key) ?? described.get(bare(entry.key)) ?? entry;
    packages.set(entry.key, lockedPackage(entry, about));
  }
  return {
    ok: true,
    lock: {
      format: "pnpm",
      lockfileVersion: Number.parseFloat(version) || 0,
      packages,
      importers: importersOf(roots),
    },
  };
}

function lockedPackage(entry: IndentedEntry, about: IndentedEntry): LockedPackage {
  const own = byKey(entry);
  const described = byKey(about);
  const field = (key: string): IndentedEntry | undefined => described.get(key) ?? own.get(key);
  const named = nameAndVersion(entry.key);
  const resolution = readFlow(field("resolution")?.value ?? "");
  for (const each of field("resolution")?.children ?? []) resolution.set(each.key, each.value);
  const integrity = resolution.get("integrity");
  const resolved = resolution.get("tarball") ?? gitAddress(resolution);
  const folder = resolution.get("directory");
  const version = validVersion(field("version")?.value) ?? validVersion(named.version);
  const deprecated = field("deprecated")?.value.trim();
  return {
    path: entry.key,
    name: field("name")?.value ?? named.name,
    ...(version !== undefined && { version }),
    ...(deprecated && deprecated !== "false" && { deprecated }),
    hasInstallScript: field("requiresBuild")?.value === "true",
    dev: own.get("dev")?.value === "true",
    optional: own.get("optional")?.value === "true",
    link: folder !== undefined,
    ...(folder !== undefined && { folder: cleanFolder(folder) }),
    ...(resolved !== undefined && { resolved }),
    ...(integrity !== undefined && { integrity }),
    requires: [
      ...requires(own.get("dependencies"), false),
      ...requires(own.get("optionalDependencies"), true),
    ],
    at: about.keyRange,
  };
}

function gitAddress(resolution: ReadonlyMap<string, string>): string | undefined {
  const repository = resolution.get("repo");
  if (repository === undefined) return undefined;
  const commit = resolution.get("commit");
  return `git+${repository}${commit === undefined ? "" : `#${commit}`}`;
}

/** `name@1.0.0(peers)`, `/name@1.0.0(peers)`, `/name/1.0.0_peers`; addresses have fields of their own. */
function nameAndVersion(key: string): { readonly name: string; readonly version?: string } {
  const plain = bare(key.startsWith("/") ? key.slice(1) : key);
  const old = /^((?:@[^/]+\/)?[^/]+)\/(\d[^_/]*)/.exec(plain);
  if (key.startsWith("/") && old) return { name: old[1] ?? plain, version: old[2] ?? "" };
  const pair = splitAt(plain);
  if (pair && /^\d/.test(pair.rest)) return { name: pair.name, version: pair.rest };
  return { name: pair?.name ?? plain };
}

/** Without the peers in parentheses. */
function bare(key: string): string {
  const open = key.indexOf("(");
  return open === -1 ? key : key.slice(0, open);
}

function importersOf(roots: readonly IndentedEntry[]): Map<string, readonly LockImport[]> {
  const listed = children(roots, "importers");
  if (listed.length > 0) {
    return new Map(listed.map((each) => [cleanFolder(each.key), imports(each.children)] as const));
  }
  // A project without workspaces is its own root in older versions.
  return new Map([["", imports(roots)]]);
}

function imports(fields: readonly IndentedEntry[]): LockImport[] {
  // Version 5 keeps what was asked for apart: `specifiers`.
  const specifiers = new Map(children(fields, "specifiers").map(({ key, value }) => [key, value]));
  return DEPENDENCY_FIELDS.flatMap((field) =>
    children(fields, field).map((entry) => {
      const own = byKey(entry);
      const resolved = own.get("version")?.value ?? entry.value;
      const spec = own.get("specifier")?.value ?? specifiers.get(entry.key) ?? resolved;
      const optional = field === "optionalDependencies";
      return { key: entry.key, spec, resolved, field, ...(optional && { optional }) };
    }),
  );
}

function requires(entry: IndentedEntry | undefined, optional: boolean): LockRequire[] {
  return (entry?.children ?? []).map(({ key, value }) => ({
    key,
    spec: value,
    ...(optional && { optional }),
  }));
}

function children(entries: readonly IndentedEntry[], key: string): readonly IndentedEntry[] {
  return entries.find((entry) => entry.key === key)?.children ?? [];
}

function byKey(entry: IndentedEntry): Map<string, IndentedEntry> {
  return new Map(entry.children.map((child) => [child.key, child]));
}
