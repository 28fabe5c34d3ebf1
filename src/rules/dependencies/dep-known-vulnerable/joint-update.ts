import {
  type DependencyEntry,
  type DependencyFacts,
  type Hole,
  isOldEnough,
  isVulnerable,
  safeUpdate,
  type TextEdit,
  type UpdateTarget,
} from "../../../engine/api.ts";
import { moveVersion } from "../../helpers/edit/move-version.ts";
import { type HoldingLine, holdingLines } from "./holding-lines.ts";
import type { RemedyInput } from "./remedy-input.ts";

/** More packages at once are no small change, whoever names them. */
const MOST_NAMES = 5;
const MOST_LINES = 100;

export interface MovedLine extends HoldingLine {
  readonly target: UpdateTarget;
}

/** Other lines of the project that bring what a line's update would mend, and hold it back. */
export interface JointUpdate {
  /** Those that have to move as well, with the smallest step after which they bring nothing vulnerable of it. */
  readonly others: readonly MovedLine[];
  /** Those of which no such step is known. */
  readonly stuck: readonly HoldingLine[];
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
  const { mending } = input;
  const lines = mending ? holdingLines(entry, target, mended, input) : [];
  const packages = new Set(lines.map((line) => line.entry.name));
  if (lines.length === 0 || lines.length > MOST_LINES || packages.size >= MOST_NAMES) {
    return undefined;
  }
  const names = [...new Set(mended.map(({ name }) => name))];
  const others: MovedLine[] = [];
  const stuck: HoldingLine[] = [];
  for (const line of lines) {
    const moved = moveOf(line, { entry, target }, names, input);
    if (moved) others.push({ ...line, target: moved });
    else stuck.push(line);
  }
  const edits = [{ entry, target }, ...others].flatMap(editsOf);
  return { others, stuck, edits: stuck.length > 0 ? [] : once(edits) };
}

/** The smallest step of a line with which it brings nothing vulnerable; to the version that another line of the package takes, where that is one. */
function moveOf(
  line: HoldingLine,
  first: Pick<MovedLine, "entry" | "target">,
  names: readonly string[],
  { view, now, mending }: RemedyInput,
): UpdateTarget | undefined {
  const { entry, facts } = line;
  const dependencies = withAnswer(line, view);
  const own = view.advisories?.ok ? (view.advisories.advisories.get(entry.name) ?? []) : [];
  const isSafe = (version: string): boolean => {
    if (own.some((each) => isVulnerable(version, each))) return false;
    // Of what another package of the project names the registry may not have told the days.
    const isRipe =
      line.file === undefined || isOldEnough(dependencies.get(entry.key) ?? {}, version, now);
    if (!isRipe) return false;
    const outcome = mending?.outcome(entry.name, version);
    return outcome?.isKnown === true && !names.some((name) => outcome.vulnerable.has(name));
  };
  const step = (is: (version: string) => boolean): UpdateTarget | undefined => {
    const moved = safeUpdate(entry, facts, dependencies, { now }, is);
    return moved && editsOf({ ...line, target: moved }).length > 0 ? moved : undefined;
  };
  const isSame = (version: string): boolean => version === first.target.version;
  const same =
    entry.name === first.entry.name ? step((each) => isSame(each) && isSafe(each)) : undefined;
  return same ?? step(isSafe);
}

/** A registry may have been asked about this manifest alone; of all that brings something vulnerable it told with the holes. */
function withAnswer(
  { entry: { key, name }, dependencies }: HoldingLine,
  { dependencies: own, advisories }: RemedyInput["view"],
): ReadonlyMap<string, DependencyFacts> {
  const known = dependencies.get(key);
  if (!known || known.lookup?.ok) return dependencies;
  const document = advisories?.ok ? advisories.documents?.get(name) : undefined;
  const same = [...own.values()].find(
    ({ lookup }) => lookup?.ok === true && lookup.facts.name === name,
  );
  const lookup = same?.lookup ?? (document && { ok: true as const, facts: document });
  return lookup ? new Map([...dependencies, [key, { ...known, lookup }]]) : dependencies;
}

function editsOf({ entry, target, file }: Omit<MovedLine, "facts" | "dependencies">): TextEdit[] {
  return moveVersion(entry, target).map((edit) =>
    edit.file === undefined && file !== undefined ? { ...edit, file } : edit,
  );
}

/** Lines that are released in step are moved by each of them. */
function once(edits: readonly TextEdit[]): readonly TextEdit[] {
  const found = new Map(edits.map((each) => [`${each.file ?? ""}:${each.start}`, each]));
  return [...found.values()];
}
