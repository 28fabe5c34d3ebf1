import { askersOf } from "./askers.ts";
import { isObject } from "./lock-values.ts";
import type { LockedPackage, LockFacts } from "./types.ts";

/** The text of a file, relative to the lockfile's folder. */
export type ReadBeside = (path: string) => string | undefined;

/** Two files each are read of what nobody else names a licence of, and no more than so many in all. */
const MOST_FILES = 8000;
const MOST_ASKERS = 4;
/** What stands above all code in the longest manifests that are published. */
const LONGEST = 500_000;

interface Known {
  readonly licenses: Map<string, string | undefined>;
  files: number;
}

/** By lockfile: whatever is installed anew is written into it first. */
const KNOWN = new WeakMap<LockFacts, Known>();

/**
 * The licence that an installed package names itself, where lockfile and registry name none: those of
 * pnpm, Yarn and Bun never do. Undefined where it is not installed, or another version is.
 */
export function installedLicense(
  lock: LockFacts,
  locked: LockedPackage,
  read: ReadBeside,
): string | undefined {
  let known = KNOWN.get(lock);
  if (!known) KNOWN.set(lock, (known = { licenses: new Map(), files: 0 }));
  if (!known.licenses.has(locked.path))
    known.licenses.set(locked.path, find(lock, locked, read, known));
  return known.licenses.get(locked.path);
}

function find(
  lock: LockFacts,
  locked: LockedPackage,
  read: ReadBeside,
  known: Known,
): string | undefined {
  for (const folder of foldersOf(lock, locked)) {
    if (!isPlain(folder) || ++known.files > MOST_FILES) continue;
    const license = licenseIn(read(`${folder}/package.json`), locked);
    if (license !== undefined) return license;
  }
  return undefined;
}

/** Where package managers put it, the likeliest first. */
function foldersOf(lock: LockFacts, locked: LockedPackage): string[] {
  const { name, version = "", path } = locked;
  if (lock.format === "npm") return [path];
  const top = `node_modules/${name}`;
  const flat = `${name.replace("/", "+")}@${version}`;
  if (lock.format === "pnpm") {
    const store = "node_modules/.pnpm";
    return [`${store}/${flat}/${top}`, `${store}/${top}`, top];
  }
  const askers = (askersOf(lock).get(path) ?? []).slice(0, MOST_ASKERS);
  const nested = askers.map(({ package: asker }) => `node_modules/${asker.name}/${top}`);
  const apart = lock.format === "bun" ? [`node_modules/.bun/${flat}/${top}`] : [];
  return [top, ...nested, ...apart];
}

/** A lockfile may call a package anything: nothing is read that no package could be. */
function isPlain(folder: string): boolean {
  return (
    folder.length < 1000 &&
    /(?:^|\/)node_modules\//.test(folder) &&
    folder.split("/").every((part) => /^[\w@.+~-]+$/.test(part) && part !== "." && part !== "..")
  );
}

function licenseIn(text: string | undefined, { name, version }: LockedPackage): string | undefined {
  if (text === undefined || text.length > LONGEST) return undefined;
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(manifest) || manifest["name"] !== name || manifest["version"] !== version) {
    return undefined;
  }
  return licenseText(manifest["license"]) ?? listed(manifest["licenses"]);
}

/** Old packages have an object, or a list of them, of which one may be chosen. */
function listed(value: unknown): string | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.slice(0, 10).flatMap((each) => licenseText(each) ?? []);
  if (texts.length === 0) return undefined;
  return texts.length === 1 ? texts[0] : `(${texts.join(" OR ")})`;
}

function licenseText(value: unknown): string | undefined {
  const text = isObject(value) ? value["type"] : value;
  return typeof text === "string" && text.trim() !== "" ? text.trim().slice(0, 300) : undefined;
}
