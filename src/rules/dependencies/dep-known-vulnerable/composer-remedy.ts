import {
  blockersOf,
  type ComposerHole,
  type ComposerMendingInput,
  type ComposerRenewal,
  type ComposerTarget,
  composerTarget,
  type ComposerView,
  isAffectedBy,
  lowestIn,
  mendedComposerVersion,
  mendingReleases,
  readComposerVersion,
  renewalOf,
  setJsonValue,
  type TextEdit,
} from "../../../engine/api.ts";

/** What can be done about the vulnerable packages of one line of composer.json. */
export interface ComposerRemedy {
  /** The smallest move of the line's own package that helps. */
  readonly update?: ComposerTarget;
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
  const update = isOwn || !renewal ? updateOf(holes, view, mending) : undefined;
  const refusal =
    !isOwn && !update && renewal ? refusalOf(worst, renewal, view, mending) : undefined;
  return {
    ...(update && { update }),
    ...(refusal && { refusal }),
    ...(renewal && { renewal: renewal.lowest.text }),
    ...(mended !== undefined && { mended }),
    isOpen: told?.ok === true && mended === undefined && !update,
    blockers: update || renewal ? [] : blockersOf(worst, mending),
  };
}

/** The smallest step of the line's own package with which all that is vulnerable goes, else what is worst. */
function updateOf(
  holes: readonly ComposerHole[],
  { text }: ComposerView,
  mending: ComposerMendingInput,
): ComposerTarget | undefined {
  const [worst] = holes;
  const [line = ""] = worst?.path ?? [];
  const current = readComposerVersion(mending.lock.packages.get(line)?.version ?? "");
  if (!worst || !current) return undefined;
  const advisories = mending.advisories.get(line) ?? [];
  const isEnough = (moved: string): boolean => {
    const lowest = lowestIn(moved);
    return lowest !== undefined && !advisories.some((each) => isAffectedBy(lowest, each));
  };
  for (const some of holes.length > 1 ? [holes, [worst]] : [holes]) {
    for (const release of mendingReleases(some, mending)) {
      const target = composerTarget(worst.entry, current, release, text, isEnough);
      if (target) return target;
    }
  }
  return undefined;
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
  const constraint = `<${lowest.text.replace(/^v/i, "")}`;
  const edits = setJsonValue(text, ["conflict", name], constraint);
  return edits && { constraint, edits };
}
