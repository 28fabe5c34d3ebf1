import type { ComposerFacts } from "./composer.ts";
import type {
  DetectedPlatform,
  PlatformEvidence,
  PlatformRole,
  PlatformRow,
  PlatformVersion,
} from "./platform.ts";
import { countStoreSignals } from "./store-signals.ts";
import { type IsComposerVersion, isWithin, judgeSupport, missingPatch } from "./support.ts";

/** What a folder with a manifest shows of itself. */
export interface FolderFacts {
  /** Relative to the root; empty for the root itself. */
  readonly folder: string;
  /** The package's own name. */
  readonly name?: string;
  readonly ownVersion?: string;
  readonly keywords: readonly string[];
  /** Names in the fields of dependencies. */
  readonly packages: ReadonlySet<string>;
  /** The version of a dependency, from the lockfile first. */
  version(name: string): PlatformVersion | undefined;
  readonly composer?: ComposerFacts;
  readonly isComposerVersion: IsComposerVersion;
  /** Whether a file of the folder exists. */
  exists(path: string): boolean;
  read(path: string): string | undefined;
  /** The files below it that are known, relative to it. */
  readonly paths: readonly string[];
}

/** The platforms that a folder proves, in the order of the rows. */
export function detectPlatforms(
  rows: readonly PlatformRow[],
  facts: FolderFacts,
  now: Date,
): DetectedPlatform[] {
  const found = rows
    .filter((row) => !row.evidence.some((each) => each.storeSignals))
    .flatMap((row) => detectPlatform(row, facts, now));
  if (found.length > 0) return found;
  // A store without a platform is what is left.
  return rows.flatMap((row) => detectPlatform(row, facts, now));
}

function detectPlatform(row: PlatformRow, facts: FolderFacts, now: Date): DetectedPlatform[] {
  const roles = new Set<PlatformRole>();
  for (const evidence of row.evidence) if (holds(evidence, facts)) roles.add(evidence.role);
  if (roles.size === 0) return [];
  const version = versionOf(row, facts);
  const { support, notAnalysed } = row;
  const patch = missingPatch(support, version, facts.isComposerVersion);
  return [
    {
      id: row.id,
      name: row.name,
      folder: facts.folder,
      roles: [...roles],
      ...(version ? { version } : {}),
      ...judgeSupport(support, version, now, facts.isComposerVersion),
      ...(patch && { patch }),
      ...(support?.newest === undefined ? {} : { newest: support.newest }),
      ...(support ? { source: support.source, checkedOn: support.checkedOn } : {}),
      ...(notAnalysed === undefined ? {} : { notAnalysed }),
    },
  ];
}

function holds(evidence: PlatformEvidence, facts: FolderFacts): boolean {
  const { packages, versions, files, contains, keyword, composer, composerType } = evidence;
  if (packages) {
    const found = packages.flatMap((pattern) => named(pattern, facts));
    if (found.length === 0) return false;
    if (versions !== undefined && !found.some((name) => isVersion(name, versions, facts)))
      return false;
  }
  if (evidence.with && !evidence.with.some((pattern) => named(pattern, facts).length > 0))
    return false;
  if (evidence.without?.some((pattern) => named(pattern, facts).length > 0)) return false;
  if (keyword !== undefined && !facts.keywords.some((each) => each.startsWith(keyword)))
    return false;
  if (composer && !composer.some((pattern) => inComposer(pattern, facts))) return false;
  if (composerType !== undefined && facts.composer?.type !== composerType) return false;
  const { storeSignals: signals } = evidence;
  if (signals && countStoreSignals(facts, signals.payment) < signals.atLeast) return false;
  const isThere = (path: string): boolean =>
    facts.exists(path) && (contains === undefined || (facts.read(path) ?? "").includes(contains));
  return files === undefined || files.some((each) => placesOf(each, facts).some(isThere));
}

/** The paths that a path with names left open may mean: whatever languages the files in a folder are of, its scripts are known. */
function placesOf(path: string, { paths, folder, name }: FolderFacts): readonly string[] {
  if (path.includes("{name}")) {
    const own = (folder === "" ? name : folder)?.split("/").at(-1);
    return own === undefined ? [] : [path.replace("{name}", own)];
  }
  if (!path.includes("*")) return [path];
  const parts = path.split("/");
  const file = parts.pop() ?? "";
  const found = new Set<string>();
  for (const each of paths) {
    const own = each.split("/");
    if (own.length > parts.length && parts.every((part, i) => part === "*" || part === own[i]))
      found.add([...own.slice(0, parts.length), file].join("/"));
  }
  return [...found];
}

/** The packages of the folder that a name or a beginning of names means. */
function named(pattern: string, { name, packages }: FolderFacts): string[] {
  const all = name === undefined ? packages : [name, ...packages];
  if (!pattern.endsWith("*")) return [...all].includes(pattern) ? [pattern] : [];
  const start = pattern.slice(0, -1);
  return [...all].filter((each) => each.startsWith(start));
}

function inComposer(pattern: string, { composer }: FolderFacts): boolean {
  if (!composer) return false;
  if (!pattern.includes("*")) return composer.packages.has(pattern);
  const [start = "", end = ""] = pattern.split("*");
  return [...composer.packages.keys()].some((each) => each.startsWith(start) && each.endsWith(end));
}

function isVersion(name: string, versions: string, facts: FolderFacts): boolean {
  const found = name === facts.name ? facts.ownVersion : facts.version(name)?.version;
  return found !== undefined && isWithin(found, versions);
}

function versionOf(row: PlatformRow, facts: FolderFacts): PlatformVersion | undefined {
  for (const source of row.versionFrom) {
    const found = source.startsWith("composer:")
      ? composerVersion(source.slice("composer:".length), facts)
      : source === facts.name && facts.ownVersion !== undefined
        ? { version: facts.ownVersion, from: "package.json", exact: true }
        : facts.packages.has(source)
          ? ofPackage(source, facts)
          : undefined;
    if (found) return found;
  }
  return undefined;
}

function ofPackage(name: string, facts: FolderFacts): PlatformVersion | undefined {
  const version = facts.version(name);
  return version && { ...version, package: name };
}

function composerVersion(pattern: string, { composer }: FolderFacts): PlatformVersion | undefined {
  const [start = "", end = ""] = pattern.split("*");
  for (const [name, constraint] of composer?.packages ?? []) {
    if (pattern.includes("*") ? !(name.startsWith(start) && name.endsWith(end)) : name !== pattern)
      continue;
    const locked = composer?.locked.get(name);
    const of = { composerPackage: name };
    if (locked !== undefined) return { ...of, version: locked, from: "composer.lock", exact: true };
    if (constraint !== "")
      return { ...of, version: constraint, from: "composer.json", exact: false };
  }
  return undefined;
}
