import semver from "semver";
import {
  askersOf,
  fixedVersion,
  type Hole,
  isVulnerable,
  type ManifestView,
  isTooYoung,
  type PackageFacts,
  safeUpdate,
  type TextEdit,
  type UpdateTarget,
} from "../../../engine/api.ts";
import { ageInWords } from "../../helpers/match/age-in-words.ts";
import { type JointUpdate, jointUpdate } from "./joint-update.ts";
import { overrideEdits } from "./override.ts";
import { askedBy, type RemedyInput } from "./remedy-input.ts";

/** What somebody can do about the holes of one line. */
export interface Remedy {
  /** The smallest step of the line's package after which its holes are gone. */
  readonly update?: UpdateTarget;
  /** The holes that are gone after the update. */
  readonly mends: readonly Hole[];
  /** Other lines that hold the same packages back. */
  readonly joint?: JointUpdate;
  /** Another version in the place of the worst package that the line brings along. */
  readonly override?: OverrideRemedy;
  /** The lowest version of the worst package in which it is mended. */
  readonly fixed?: string;
  /** All who ask for the worst package let a mended version in: the lockfile is merely old. */
  readonly isRenewable: boolean;
}

interface OverrideRemedy {
  readonly name: string;
  readonly range: string;
  readonly edits: readonly TextEdit[];
}

/** `holes` are those of one line, worst first. */
export function remedyOf(holes: readonly [Hole, ...Hole[]], input: RemedyInput): Remedy {
  const [worst] = holes;
  const update = updateOf(holes, input);
  const fixed = fixedOf(worst, input.view);
  const joint = update && jointUpdate(worst.entry, update.target, update.mends, input);
  const isEnough =
    update !== undefined &&
    !update.target.breaking &&
    (joint?.stuck ?? []).length === 0 &&
    (joint?.others ?? []).every(({ target }) => !target.breaking);
  const brought = holes.find((hole) => hole.asked !== undefined);
  const hasOwn = holes.some((hole) => hole.asked === undefined);
  const override = isEnough || hasOwn || !brought ? undefined : overrideOf(brought, input);
  return {
    ...(update && { update: update.target }),
    mends: update?.mends ?? [],
    ...(joint && { joint }),
    ...(override && { override }),
    ...(fixed !== undefined && { fixed }),
    isRenewable: worst.asked !== undefined && isRenewable(worst, input),
  };
}

/** All holes at once where no large step is needed for it; else the line's own, or the worst. */
function updateOf(
  holes: readonly [Hole, ...Hole[]],
  { view, now, mending }: RemedyInput,
): { readonly target: UpdateTarget; readonly mends: readonly Hole[] } | undefined {
  const [worst] = holes;
  const { entry } = worst;
  // Which versions a package gets along with is no choice of one.
  if (entry.field === "peerDependencies") return undefined;
  const own = view.advisories?.ok ? (view.advisories.advisories.get(entry.name) ?? []) : [];
  const isSafe = (version: string): boolean => !own.some((each) => isVulnerable(version, each));
  const first = (mends: (version: string) => boolean): UpdateTarget | undefined =>
    safeUpdate(entry, view.facts, view.dependencies, { now }, (version) => {
      return isSafe(version) && mends(version);
    });
  const isOwn = holes.some((hole) => hole.asked === undefined);
  const all = first((version) => {
    if (isOwn && holes.length === 1 && !mending) return true;
    const outcome = mending?.outcome(entry.name, version);
    return outcome?.isKnown === true && outcome.vulnerable.size === 0;
  });
  const part = first((version) => {
    if (isOwn) return true;
    const outcome = mending?.outcome(entry.name, version);
    return outcome?.isKnown === true && !outcome.vulnerable.has(worst.name);
  });
  const target = all && (!all.breaking || part?.breaking !== false) ? all : part;
  if (!target) return undefined;
  if (target === all) return { target, mends: holes };
  const outcome = mending?.outcome(entry.name, target.version);
  // What nobody could look at is not counted as mended.
  const isMended = ({ name, asked }: Hole): boolean =>
    asked === undefined || (outcome?.isKnown === true && !outcome.vulnerable.has(name));
  return { target, mends: holes.filter(isMended) };
}

/** What the registry offers; where that is not known, the bounds of the advisories. */
function fixedOf({ name, version }: Hole, { advisories }: ManifestView): string | undefined {
  if (!advisories?.ok) return undefined;
  const offered = advisories.mended?.get(`${name}@${version}`);
  if (offered !== undefined) return offered ?? undefined;
  return fixedVersion(version, advisories.advisories.get(name) ?? []);
}

function overrideOf(hole: Hole, input: RemedyInput): OverrideRemedy | undefined {
  const { view, places, overrides, now } = input;
  const fixed = fixedOf(hole, view);
  const document = view.advisories?.ok ? view.advisories.documents?.get(hole.name) : undefined;
  const answer = document && { lookup: { ok: true as const, facts: document } };
  // What has only just come out is nobody's remedy yet.
  if (fixed !== undefined && isTooYoung(answer ?? {}, fixed, now)) return undefined;
  const edits =
    fixed === undefined
      ? undefined
      : overrideEdits(hole, fixed, { lock: view.lock, places, overrides });
  if (fixed === undefined || !edits || edits.length === 0) return undefined;
  const isMajor = semver.major(hole.version) !== semver.major(fixed);
  const notes = [...(isMajor ? ["major"] : []), ...ageOf(fixed, document, now)];
  const range = `^${fixed}${notes.length > 0 ? ` (${notes.join(", ")})` : ""}`;
  return { name: hole.name, range, edits };
}

/** Short documents of registries have no days but that of their last change, before which all of it was there. */
function ageOf(version: string, document: PackageFacts | undefined, now: number): string[] {
  const published = document?.versions.find((each) => each.version === version)?.publishedAt;
  if (published !== undefined) return [`${ageInWords(published, now)} old`];
  return document?.modified === undefined
    ? []
    : [`at least ${ageInWords(document.modified, now)} old`];
}

/** Ranges of lockfiles, and of registries where a lockfile has none. */
function isRenewable({ name, version }: Hole, { view, mending }: RemedyInput): boolean {
  const { lock } = view;
  if (!lock || !mending) return false;
  const asked: string[] = [];
  for (const copy of lock.facts.packages.values()) {
    if (copy.name !== name || copy.version !== version) continue;
    for (const { package: asker, require } of askersOf(lock.facts).get(copy.path) ?? []) {
      if (asker.version === undefined) return false;
      const range = askedBy({ name: asker.name, version: asker.version }, require.key, mending);
      const written = lock.facts.format === "pnpm" ? undefined : require.spec;
      const spec = range ?? written;
      if (spec === undefined) return false;
      asked.push(spec);
    }
  }
  return mending.isRenewable(name, asked);
}
