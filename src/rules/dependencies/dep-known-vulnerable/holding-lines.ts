import semver from "semver";
import {
  askersOf,
  bringersOf,
  type DependencyEntry,
  type DependencyFacts,
  type Hole,
  isVulnerable,
  type LockedPackage,
  type ManifestFacts,
  type UpdateTarget,
  type VersionFacts,
  versionPlace,
} from "../../../engine/api.ts";
import { askedBy, type RemedyInput } from "./remedy-input.ts";

/** A line of the project that keeps something vulnerable where it is. */
export interface HoldingLine {
  readonly entry: DependencyEntry;
  readonly facts: ManifestFacts;
  readonly dependencies: ReadonlyMap<string, DependencyFacts>;
  /** Another package.json than the one that is looked at. */
  readonly file?: string;
}

/**
 * The other lines through which somebody asks for a vulnerable version and lets no mended one in:
 * of the same manifest, and of the other packages of the project.
 */
export function holdingLines(
  entry: DependencyEntry,
  target: UpdateTarget,
  mended: readonly Hole[],
  input: RemedyInput,
): HoldingLine[] {
  const { view } = input;
  if (!view.lock || !view.advisories?.ok) return [];
  const bringers = bringersOf(view.lock.facts, holdersOf(target, mended, input));
  const lines = [view, ...input.members()].flatMap(
    ({ facts, dependencies, ...more }): HoldingLine[] => {
      const file = "path" in more ? more.path : undefined;
      return facts.dependencies.map((each) => ({
        entry: each,
        facts,
        dependencies,
        ...(file !== undefined && { file }),
      }));
    },
  );
  const partners = new Set((target.together ?? []).map(({ name }) => name));
  // Lines that take their version from one line of a catalog move with it.
  const places = new Set([placeOf({ entry })]);
  return lines.filter((line) => {
    const { key, field, name } = line.entry;
    if (field === "peerDependencies" || places.has(placeOf(line))) return false;
    if (line.file === undefined && (key === entry.key || partners.has(name))) return false;
    const locked = line.dependencies.get(key)?.locked;
    if (!locked || movesAlong(line, entry, target, input)) return false;
    const isHolding = bringers.has(locked.path) || asksItself(line, locked, mended, input);
    if (isHolding) places.add(placeOf(line));
    return isHolding;
  });
}

/** npm moves a package for all lines of the project whose ranges let it. */
function movesAlong(
  { entry: { name, range } }: HoldingLine,
  entry: DependencyEntry,
  { version }: UpdateTarget,
  { view }: RemedyInput,
): boolean {
  return view.lock?.facts.format === "npm" && name === entry.name && letsIn(range, [{ version }]);
}

/** The packages that ask for a vulnerable version and let no mended one in. */
function holdersOf(
  target: UpdateTarget,
  mended: readonly Hole[],
  { view: { lock, advisories }, mending }: RemedyInput,
): Iterable<LockedPackage> {
  const holders = new Map<string, LockedPackage>();
  if (!lock || !advisories?.ok) return [];
  for (const { name, bundledIn, asked } of mended) {
    if (bundledIn !== undefined) continue;
    const known = advisories.advisories.get(name) ?? [];
    const safe = asked ? safeVersions(name, { advisories }) : [target];
    for (const copy of lock.facts.packages.values()) {
      const { version } = copy;
      if (copy.name !== name || version === undefined) continue;
      if (!known.some((each) => isVulnerable(version, each))) continue;
      for (const { package: asker, require } of askersOf(lock.facts).get(copy.path) ?? []) {
        if (require.optionalPeer || asker.version === undefined) continue;
        const spec =
          askedBy({ name: asker.name, version: asker.version }, require.key, mending) ??
          (lock.facts.format === "pnpm" ? undefined : require.spec);
        if (!letsIn(spec, safe)) holders.set(asker.path, asker);
      }
    }
  }
  return holders.values();
}

/**
 * Whether a line of another package of the project names a vulnerable package itself. npm moves a
 * package for all of them where their ranges let it; the others keep what a line was resolved to.
 */
function asksItself(
  { entry, file }: HoldingLine,
  locked: LockedPackage,
  mended: readonly Hole[],
  { view: { lock, advisories } }: RemedyInput,
): boolean {
  if (file === undefined || !lock || !advisories?.ok) return false;
  return mended.some(({ name, version }) => {
    if (locked.name !== name || locked.version !== version) return false;
    return lock.facts.format !== "npm" || !letsIn(entry.range, safeVersions(name, { advisories }));
  });
}

function safeVersions(
  name: string,
  {
    advisories: { advisories, documents },
  }: {
    readonly advisories: Extract<NonNullable<RemedyInput["view"]["advisories"]>, { ok: true }>;
  },
): readonly VersionFacts[] {
  const known = advisories.get(name) ?? [];
  const versions = documents?.get(name)?.versions ?? [];
  return versions.filter(({ version }) => !known.some((each) => isVulnerable(version, each)));
}

function letsIn(
  spec: string | undefined,
  versions: readonly Pick<VersionFacts, "version">[],
): boolean {
  if (spec === undefined) return false;
  return versions.some(({ version }) => semver.satisfies(version, spec, { loose: true }));
}

/** Where a line's version is written. */
function placeOf({ entry, file = "" }: Pick<HoldingLine, "entry" | "file">): string {
  const place = versionPlace(entry) ?? { versionRange: entry.valueRange };
  return `${"file" in place ? place.file : file}:${place.versionRange.start}`;
}
