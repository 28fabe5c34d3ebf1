import semver from "semver";
import {
  type Hole,
  type LockView,
  askersOf,
  moveRangeText,
  type Override,
  overrideOf,
  type TextEdit,
  type OverridePlace,
} from "../../../engine/api.ts";
import { addOverrides, lineOf, rootDependencies } from "./override-place.ts";

/** More keys than this are no small change. */
const MOST_KEYS = 5;

/** What is looked at to put another version in the place of a package. */
export interface OverrideInput {
  readonly lock: LockView | undefined;
  readonly places: readonly OverridePlace[];
  readonly overrides: readonly Override[];
}

/**
 * The edits that put a mended version in the place of a package that others bring along, in the
 * file beside the lockfile, and only where no copy of another line of versions would be moved as
 * well. An override that is there already is moved itself.
 */
export function overrideEdits(
  hole: Hole,
  fixed: string,
  { lock, places, overrides }: OverrideInput,
): readonly TextEdit[] | undefined {
  const { name, version, asked, bundledIn } = hole;
  if (!lock || bundledIn !== undefined) return undefined;
  // The name under which somebody asks for it is the one that is overridden.
  if (asked && asked.key !== name) return undefined;
  const [present] = overrideOf(hole, { overrides });
  if (present) return movePresent(present, fixed);
  const isAlone = [...lock.facts.packages.values()].every(
    (each) =>
      each.name !== name || each.version === undefined || lineOf(each.version) === lineOf(version),
  );
  const { format } = lock.facts;
  const keys = isAlone ? [name] : selectors(hole, lock);
  if (keys.length === 0 || keys.length > MOST_KEYS) return undefined;
  // npm refuses to override what the project names itself.
  const isRefused = (range: string | undefined): boolean =>
    isAlone || range === undefined || semver.intersects(range, lineOf(version), { loose: true });
  const own = rootDependencies(places).filter((entry) => entry.key === name);
  if (format === "npm" && own.some(({ range }) => isRefused(range))) return undefined;
  return addOverrides(keys, `^${fixed}`, format, places);
}

/** Keys that are for the vulnerable copies alone; none where the package manager has no such keys. */
function selectors({ name, version }: Hole, { facts }: LockView): string[] {
  if (facts.format === "npm" || facts.format === "pnpm") return [`${name}@${lineOf(version)}`];
  if (facts.format === "bun") return [];
  const copies = [...facts.packages.values()].filter(
    (each) => each.name === name && each.version === version,
  );
  const askers = copies.flatMap(({ path }) => askersOf(facts).get(path) ?? []);
  const start = facts.format === "yarn" ? "" : "**/";
  return [...new Set(askers.map(({ package: asker }) => `${start}${asker.name}/${name}`))];
}

function movePresent(
  { value, valueRange, file }: Override,
  fixed: string,
): readonly TextEdit[] | undefined {
  // `$name` stands for a line of the manifest, which has a finding of its own.
  if (!valueRange || semver.validRange(value, true) === null) return undefined;
  return [{ ...valueRange, text: moveRangeText(value, fixed) ?? `^${fixed}`, file }];
}
