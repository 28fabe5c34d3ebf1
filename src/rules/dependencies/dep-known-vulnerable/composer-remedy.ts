import {
  blockersOf,
  type ComposerHole,
  type ComposerMendingInput,
  type ComposerRenewal,
  type ComposerTarget,
  composerTarget,
  type ComposerView,
  type ComposerEntry,
  isAffectedBy,
  jointMoves,
  lowestIn,
  mendedComposerVersion,
  mendingReleases,
  readComposerVersion,
  renewalOf,
  type Release,
  setJsonValue,
  type TextEdit,
} from "../../../engine/api.ts";

/** What can be done about the vulnerable packages of one line of composer.json. */
export interface ComposerRemedy {
  /** The smallest move of the line's own package that helps. */
  readonly update?: ComposerTarget;
  /** What has to be done together, where no move of the line alone helps. */
  readonly joint?: ComposerJoint;
  /** A line of `conflict`, for what can be renewed without touching any other line. */
  readonly refusal?: { readonly constraint: string; readonly edits: readonly TextEdit[] };
  /** The version of the worst package that Composer would install today. */
  readonly renewal?: string;
  /** The lowest version of the worst package that no advisory is about. */
  readonly mended?: string;
  /** Nothing that was published is without known holes. */
  readonly isOpen: boolean;
  /** Who keeps that out, where nothing helps. */
  readonly blockers: readonly string[];
}

/** Lines that move, or others that move while the project refuses what is vulnerable. */
export interface ComposerJoint {
  readonly lines: readonly { readonly name: string; readonly target: ComposerTarget }[];
  readonly refused?: string;
  readonly edits: readonly TextEdit[];
}

/** Composer has no overrides: a line moves, or the project refuses what is vulnerable, where all others let a safe version in. */
export function composerRemedy(
  holes: readonly ComposerHole[],
  view: ComposerView,
  mending: ComposerMendingInput,
): ComposerRemedy {
  const [worst] = holes;
  if (!worst) return { isOpen: false, blockers: [] };
  const { name, version } = worst.package;
  const told = mending.told.get(name);
  const known = mending.advisories.get(name) ?? [];
  const mended = told?.ok ? mendedComposerVersion(version, told.versions, known) : undefined;
  const renewal = renewalOf(worst, mending);
  const isOwn = worst.path.length === 1;
  const moves = isOwn || !renewal;
  const whole = moves ? updateOf(holes, view, mending, true) : undefined;
  const joint = moves && !whole ? jointOf(worst, view, mending) : undefined;
  // What other lines still bring is told there.
  const update = whole ?? (moves && !joint ? updateOf(holes, view, mending, false) : undefined);
  const refusal =
    !isOwn && !update && renewal ? refusalOf(worst, renewal, view, mending) : undefined;
  return {
    ...(update && { update }),
    ...(joint && { joint }),
    ...(refusal && { refusal }),
    ...(renewal && { renewal: renewal.lowest.text }),
    ...(mended !== undefined && { mended }),
    isOpen: told?.ok === true && mended === undefined && !update && !joint,
    blockers: update || joint || renewal ? [] : blockersOf(worst, mending),
  };
}

/** The smallest step of the line's own package with which all that is vulnerable goes, else what is worst. */
function updateOf(
  holes: readonly ComposerHole[],
  view: ComposerView,
  mending: ComposerMendingInput,
  all: boolean,
): ComposerTarget | undefined {
  const [worst] = holes;
  if (!worst) return undefined;
  for (const some of holes.length > 1 ? [holes, [worst]] : [holes]) {
    for (const release of mendingReleases(some, mending, all)) {
      const target = targetOf(worst.entry, release, view, mending);
      if (target) return target;
    }
  }
  return undefined;
}

/** The smallest steps of lines with which the worst package goes; of others alone where its own may stay. */
function jointOf(
  worst: ComposerHole,
  view: ComposerView,
  mending: ComposerMendingInput,
): ComposerJoint | undefined {
  for (const moves of jointMoves(worst, mending)) {
    const lines = moves.flatMap(({ entry, release }) => {
      const target = targetOf(entry, release, view, mending);
      return target ? [{ name: entry.name, target }] : [];
    });
    const isOwn = moves.some(({ entry }) => entry.name === worst.entry.name);
    // Without its own line nothing in the file says yet that the package has to move.
    const refusal = isOwn ? undefined : refusalBelowMended(worst, view, mending);
    if (lines.length < moves.length || !(isOwn || refusal)) continue;
    return {
      lines,
      ...(refusal && { refused: refusal.constraint }),
      edits: [...lines.map(({ target }) => target.edit), ...(refusal?.edits ?? [])],
    };
  }
  return undefined;
}

function refusalBelowMended(
  { package: { name, version } }: ComposerHole,
  { text, facts }: ComposerView,
  { told, advisories }: ComposerMendingInput,
): ComposerRemedy["refusal"] {
  const known = told.get(name);
  const mended = known?.ok
    ? mendedComposerVersion(version, known.versions, advisories.get(name) ?? [])
    : undefined;
  return mended === undefined || facts.refused.has(name) ? undefined : refuse(name, mended, text);
}

/** A release as a target of a line that lets in nothing vulnerable any more. */
function targetOf(
  entry: ComposerEntry,
  release: Release,
  { text }: ComposerView,
  { lock, advisories: all }: ComposerMendingInput,
): ComposerTarget | undefined {
  const current = readComposerVersion(lock.packages.get(entry.name)?.version ?? "");
  const advisories = all.get(entry.name) ?? [];
  const isEnough = (moved: string): boolean => {
    const lowest = lowestIn(moved);
    return lowest !== undefined && !advisories.some((each) => isAffectedBy(lowest, each));
  };
  return current && composerTarget(entry, current, release, text, isEnough);
}

/** The edit that lets Composer install nothing below a version, where the highest that it would take instead is safe. */
function refusalOf(
  { package: { name } }: ComposerHole,
  { lowest, highest }: ComposerRenewal,
  { text, facts }: ComposerView,
  mending: ComposerMendingInput,
): ComposerRemedy["refusal"] {
  const known = mending.advisories.get(name) ?? [];
  if (facts.refused.has(name)) return undefined;
  if (known.some((each) => isAffectedBy(highest.version, each))) return undefined;
  return refuse(name, lowest.text, text);
}

function refuse(name: string, below: string, text: string): ComposerRemedy["refusal"] {
  const constraint = `<${below.replace(/^v/i, "")}`;
  const edits = setJsonValue(text, ["conflict", name], constraint);
  return edits && { constraint, edits };
}
