import {
  cleanFolder,
  isObject,
  type Json,
  requiresOf,
  text as asText,
  validVersion,
} from "./lock-values.ts";
import type { LockedPackage, LockImport, LockRequire, LockResult } from "./types.ts";

const FOLDER = "node_modules/";
const IMPORT_FIELDS = [
  "dependencies",
  "devDependencies",
  "optionalDependencies",
  "peerDependencies",
] as const;

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
  const importers = new Map<string, readonly LockImport[]>();
  const isFlat = isObject(root["packages"]);
  if (isObject(root["packages"])) readPackages(root["packages"], packages, importers);
  else if (isObject(root["dependencies"])) readNested(root["dependencies"], packages);
  else if (root["lockfileVersion"] === undefined)
    return { ok: false, reason: "it lists no packages" };
  const version = root["lockfileVersion"];
  const lockfileVersion = typeof version === "number" ? version : 1;
  const facts = { format: "npm", lockfileVersion, packages } as const;
  return { ok: true, lock: isFlat ? { ...facts, importers } : facts };
}

function readPackages(
  entries: Json,
  packages: Map<string, LockedPackage>,
  importers: Map<string, readonly LockImport[]>,
): void {
  for (const [path, entry] of Object.entries(entries)) {
    if (!isObject(entry)) continue;
    const at = path.lastIndexOf(FOLDER);
    if (at === -1) {
      // The project itself and its workspace members.
      importers.set(path, imports(entry));
      continue;
    }
    const folderName = path.slice(at + FOLDER.length);
    packages.set(path, lockedPackage(path, asText(entry["name"]) ?? folderName, entry));
  }
}

function imports(entry: Json): LockImport[] {
  return IMPORT_FIELDS.flatMap((field) =>
    requiresOf(entry[field], field === "optionalDependencies").map((each) => ({ ...each, field })),
  );
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
      const alias = /^npm:(.+)@([^@]+)$/.exec(asText(entry["version"]) ?? "");
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
  const written = asText(entry["version"]);
  const version = validVersion(written);
  const deprecated = asText(entry["deprecated"])?.trim();
  // Version 1 writes the address of a git package or an archive in the place of its version.
  const address =
    written !== undefined && version === undefined && written.includes(":") ? written : undefined;
  const resolved = asText(entry["resolved"]) ?? address;
  const integrity = asText(entry["integrity"]);
  const license = asText(entry["license"]);
  const isLink = entry["link"] === true || (written?.startsWith("file:") ?? false);
  const isBundled = entry["inBundle"] === true || entry["bundled"] === true;
  const folder = isLink ? linkedFolder(resolved ?? written) : undefined;
  return {
    path,
    name,
    ...(version !== undefined && { version }),
    ...(deprecated && { deprecated }),
    hasInstallScript: entry["hasInstallScript"] === true,
    dev: entry["dev"] === true || entry["devOptional"] === true,
    optional: entry["optional"] === true,
    link: isLink,
    ...(folder !== undefined && { folder }),
    ...(resolved !== undefined && { resolved }),
    ...(integrity !== undefined && { integrity }),
    ...(isBundled && { bundled: true }),
    ...(license !== undefined && { license }),
    requires: required(entry),
  };
}

function required(entry: Json): readonly LockRequire[] {
  const meta = entry["peerDependenciesMeta"];
  const peers = requiresOf(entry["peerDependencies"], false).map((peer) => {
    const about = isObject(meta) ? meta[peer.key] : undefined;
    return isObject(about) && about["optional"] === true ? { ...peer, optionalPeer: true } : peer;
  });
  // Version 1 calls them `requires`; its `dependencies` are the folders below the package.
  const own = requiresOf(entry["requires"] ?? entry["dependencies"], false);
  return [...own, ...requiresOf(entry["optionalDependencies"], true), ...peers];
}

function linkedFolder(address: string | undefined): string | undefined {
  return address === undefined ? undefined : cleanFolder(address.replace(/^file:/, ""));
}
