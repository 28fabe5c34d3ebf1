import semver from "semver";
import { readRange, readVersion, WITH_PRERELEASES } from "./read-version.ts";
import { SEVERITIES } from "../findings/severity.ts";
import type { Advisory } from "./advisory.ts";
import { type LockWay, packagesOf } from "./lock-reach.ts";
import type { Override } from "./overrides.ts";
import { readSpec } from "./spec.ts";
import type {
  DependencyEntry,
  LockedPackage,
  LockFacts,
  LockRequire,
  ManifestFacts,
} from "./types.ts";

/** What `holesOf` looks at: a manifest with its lockfile, and what is known of vulnerable versions. */
export interface HoleInput {
  readonly facts: ManifestFacts;
  readonly lock?: {
    readonly facts: LockFacts;
    readonly folder: string;
    ways(): ReadonlyMap<string, LockWay>;
  };
  readonly advisories: ReadonlyMap<string, readonly Advisory[]>;
  /** What the project puts in the place of what packages ask for. */
  readonly overrides: readonly Override[];
}

/** A vulnerable package that a line of a manifest brings in. */
export interface Hole {
  readonly entry: DependencyEntry;
  readonly name: string;
  readonly version: string;
  /** Worst first. */
  readonly advisories: readonly Advisory[];
  readonly production: boolean;
  /** The packages on the way, the line's own first, the vulnerable one last. */
  readonly path: readonly string[];
  /** What the package before it asks for; absent where it is the line's own. */
  readonly asked?: LockRequire;
  /** Who asks for it, where that is no package of the project. */
  readonly asker?: LockedPackage;
  /** What is installed; absent without a lockfile, and where the line is newer than it. */
  readonly locked?: LockedPackage;
  /** The package in whose archive it comes: no registry and no override can exchange it there. */
  readonly bundledIn?: string;
}

/** The vulnerable packages that the lines of one manifest bring in, by line, worst first. */
export function holesOf(input: HoleInput): ReadonlyMap<DependencyEntry, readonly Hole[]> {
  const holes = new Map<DependencyEntry, Hole[]>();
  for (const hole of input.lock ? locked(input, input.lock) : unlocked(input)) {
    const list = holes.get(hole.entry);
    if (list) list.push(hole);
    else holes.set(hole.entry, [hole]);
  }
  for (const list of holes.values()) list.sort((a, b) => rank(a) - rank(b));
  return holes;
}

/** Whether a version is one of those that an advisory is about, as npm reads its range. */
export function isVulnerable(version: string, { vulnerable }: Advisory): boolean {
  const read = readVersion(version, WITH_PRERELEASES);
  return read !== null && (readRange(vulnerable, WITH_PRERELEASES)?.test(read) ?? false);
}

function locked(input: HoleInput, lock: NonNullable<HoleInput["lock"]>): Hole[] {
  const holes: Hole[] = [];
  for (const way of lock.ways().values()) {
    const { name, version } = way.package;
    const known = input.advisories.get(name);
    if (!known || version === undefined || way.importer !== lock.folder) continue;
    const entry = input.facts.dependencies.find(
      ({ key, field }) => key === way.key && field === way.field,
    );
    if (!entry) continue;
    const path = packagesOf(way);
    const installed = path[0];
    const { production, from } = way;
    // A lockfile older than the line says nothing about it: what is installed next is.
    const isStale = installed === undefined || !isCurrent(entry, installed, input.facts);
    if (isStale && from) continue;
    const now = isStale ? lowest(entry) : version;
    const advisories = now === undefined ? [] : worstFirst(known, now);
    if (now === undefined || advisories.length === 0) continue;
    const asked = from?.package.requires.find(
      ({ key }) => key === name || key === way.package.path.split("node_modules/").at(-1),
    );
    const names = path.map((each) => each.name);
    const bundledIn = way.package.bundled ? keeperOf(path) : undefined;
    const hole: Hole = {
      entry,
      name,
      version: now,
      advisories,
      production,
      path: names,
      ...(from && { asked: asked ?? { key: name, spec: "" }, asker: from.package }),
      ...(!isStale && { locked: way.package }),
      ...(bundledIn !== undefined && { bundledIn }),
    };
    if (overrideOf(hole, input).every((each) => !isSafeOverride(each, known, input))) {
      holes.push(hole);
    }
  }
  return once(holes);
}

/** Lockfiles may have one version several times: in several folders, or for several peers. */
function once(holes: readonly Hole[]): Hole[] {
  const found = new Map<string, Hole>();
  for (const hole of holes) {
    const { entry, name, version, production } = hole;
    const key = `${entry.field} ${entry.key} ${name}@${version}`;
    const same = found.get(key);
    // What is needed in production counts as that, and the shortest way is the one to show.
    if (!same) found.set(key, hole);
    else if (production && !same.production) found.set(key, { ...same, production });
  }
  return [...found.values()];
}

/** The nearest package on the way that has an archive of its own. */
function keeperOf(path: readonly LockedPackage[]): string | undefined {
  return path.findLast((each) => each.bundled !== true)?.name;
}

/** Without a lockfile only what cannot be otherwise: every version that a range lets in. */
function unlocked({ facts, advisories: all }: HoleInput): Hole[] {
  return facts.dependencies.flatMap((entry): Hole[] => {
    const { name, range, field } = entry;
    const known = all.get(name);
    const version = lowest(entry);
    if (!known || version === undefined || range === undefined || field === "peerDependencies")
      return [];
    const advisories = worstFirst(known, version).filter((each) => isWithin(range, each));
    if (advisories.length === 0) return [];
    const production = field !== "devDependencies";
    return [{ entry, name, version, advisories, production, path: [name] }];
  });
}

function isWithin(range: string, { vulnerable }: Advisory): boolean {
  try {
    return semver.subset(range, vulnerable, { loose: true, includePrerelease: true });
  } catch {
    return false;
  }
}

function worstFirst(known: readonly Advisory[], version: string): Advisory[] {
  return known
    .filter((each) => isVulnerable(version, each))
    .toSorted((a, b) => severityRank(a) - severityRank(b) || (b.score ?? 0) - (a.score ?? 0));
}

function isCurrent(
  { range, name, key, kind }: DependencyEntry,
  installed: LockedPackage,
  { overridden }: ManifestFacts,
): boolean {
  if (range === undefined || kind === "any" || installed.version === undefined) return true;
  if (overridden.has(name) || overridden.has(key)) return true;
  return semver.satisfies(installed.version, range, { loose: true, includePrerelease: true });
}

/** The overrides of a project that are for a package on its way. */
export function overrideOf(
  { name, version, path }: Pick<Hole, "name" | "version" | "path">,
  { overrides }: Pick<HoleInput, "overrides">,
): Override[] {
  return overrides.filter((each) => {
    const { selector } = each;
    if (each.name !== name || !each.within.every((one) => path.includes(one))) return false;
    if (selector === undefined || semver.validRange(selector, true) === null) return true;
    return semver.satisfies(version, selector, { loose: true, includePrerelease: true });
  });
}

/** An override that is in the manifest takes effect with the next install. */
export function isSafeOverride(
  { value, name }: Override,
  known: readonly Advisory[],
  { facts }: Pick<HoleInput, "facts">,
): boolean {
  // pnpm takes the package away.
  if (value === "-") return true;
  const own = value.startsWith("$") ? value.slice(1) : undefined;
  const range =
    own === undefined
      ? readSpec(name, value).range
      : facts.dependencies.find(({ key }) => key === own)?.range;
  const version = range === undefined ? undefined : lowestOf(range);
  return version !== undefined && !known.some((each) => isVulnerable(version, each));
}

function lowest({ range, kind }: DependencyEntry): string | undefined {
  return range === undefined || kind === "any" ? undefined : lowestOf(range);
}

function lowestOf(range: string): string | undefined {
  try {
    return semver.minVersion(range, true)?.version;
  } catch {
    return undefined;
  }
}

/** Production before development, then by severity, then the line's own package first. */
function rank({ advisories, production, path }: Hole): number {
  const [worst] = advisories;
  return (
    (worst ? severityRank(worst) * 100 : 900) + (production ? 0 : 50) + Math.min(path.length, 40)
  );
}

function severityRank({ severity }: Advisory): number {
  return SEVERITIES.indexOf(severity);
}
