import semver from "semver";
import {
  askersOf,
  bringersOf,
  type DependencyEntry,
  type Hole,
  isVulnerable,
  type LockedPackage,
  safeUpdate,
  type TextEdit,
  type UpdateTarget,
} from "../../../engine/api.ts";
import { moveVersion } from "../../helpers/edit/move-version.ts";
import { askedBy, type RemedyInput } from "./remedy-input.ts";

/** More lines at once are no small change. */
const MOST_LINES = 5;

interface MovedLine {
  readonly entry: DependencyEntry;
  readonly target: UpdateTarget;
}

/** Other lines of the manifest that bring what a line's update would mend, and hold it back. */
export interface JointUpdate {
  /** Those that have to move as well, with the smallest step after which they bring nothing vulnerable of it. */
  readonly others: readonly MovedLine[];
  /** Those of which no such step is known. */
  readonly stuck: readonly DependencyEntry[];
  /** The edits of all lines; none where one of them cannot move. */
  readonly edits: readonly TextEdit[];
}

/**
 * What has to move besides a line so that the vulnerable packages behind it are gone: where several
 * lines bring the same version of one, it stays until the last of them has moved. Undefined where no
 * other line holds anything back.
 */
export function jointUpdate(
  entry: DependencyEntry,
  target: UpdateTarget,
  mended: readonly Hole[],
  input: RemedyInput,
): JointUpdate | undefined {
  const { view, now, mending } = input;
  const lines = holdingLines(entry, target, mended, input);
  if (!mending || lines.length === 0 || lines.length >= MOST_LINES) return undefined;
  const names = [...new Set(mended.map(({ name }) => name))];
  const others: MovedLine[] = [];
  const stuck: DependencyEntry[] = [];
  for (const line of lines) {
    const own = view.advisories?.ok ? (view.advisories.advisories.get(line.name) ?? []) : [];
    const moved = safeUpdate(line, view.facts, view.dependencies, { now }, (version) => {
      if (own.some((each) => isVulnerable(version, each))) return false;
      const outcome = mending.outcome(line.name, version);
      return outcome.isKnown && !names.some((name) => outcome.vulnerable.has(name));
    });
    const isMovable = moved !== undefined && moveVersion(line, moved).length > 0;
    if (isMovable) others.push({ entry: line, target: moved });
    else stuck.push(line);
  }
  const all = [{ entry, target }, ...others].flatMap((each) =>
    moveVersion(each.entry, each.target),
  );
  return { others, stuck, edits: stuck.length > 0 ? [] : once(all) };
}

/** The other lines through which somebody asks for a vulnerable version and lets no mended one in. */
function holdingLines(
  entry: DependencyEntry,
  target: UpdateTarget,
  mended: readonly Hole[],
  { view, mending }: RemedyInput,
): DependencyEntry[] {
  const { lock, advisories, facts, dependencies } = view;
  if (!lock || !advisories?.ok) return [];
  const holders = new Map<string, LockedPackage>();
  for (const { name, bundledIn, asked } of mended) {
    if (bundledIn !== undefined) continue;
    const known = advisories.advisories.get(name) ?? [];
    const versions = advisories.documents?.get(name)?.versions ?? [];
    const safe = asked
      ? versions.filter(({ version }) => !known.some((each) => isVulnerable(version, each)))
      : [target];
    for (const copy of lock.facts.packages.values()) {
      const { version } = copy;
      if (copy.name !== name || version === undefined) continue;
      if (!known.some((each) => isVulnerable(version, each))) continue;
      for (const { package: asker, require } of askersOf(lock.facts).get(copy.path) ?? []) {
        if (require.optionalPeer || asker.version === undefined) continue;
        const spec =
          askedBy({ name: asker.name, version: asker.version }, require.key, mending) ??
          (lock.facts.format === "pnpm" ? undefined : require.spec);
        const isOpen =
          spec !== undefined &&
          safe.some((each) => semver.satisfies(each.version, spec, { loose: true }));
        if (!isOpen) holders.set(asker.path, asker);
      }
    }
  }
  const bringers = bringersOf(lock.facts, holders.values());
  const moved = new Set((target.together ?? []).map(({ name }) => name));
  return facts.dependencies.filter((line) => {
    if (line === entry || line.key === entry.key || line.field === "peerDependencies") return false;
    const path = dependencies.get(line.key)?.locked?.path;
    return path !== undefined && bringers.has(path) && !moved.has(line.name);
  });
}

/** Lines that are released in step are moved by each of them. */
function once(edits: readonly TextEdit[]): readonly TextEdit[] {
  const found = new Map(edits.map((each) => [`${each.file ?? ""}:${each.start}`, each]));
  return [...found.values()];
}
