import type { Range } from "../../text/range.ts";
import type { UpdateStep } from "../update-target.ts";
import {
  lengthenComposerConstraint,
  moveComposerConstraint,
  raiseComposerConstraint,
} from "./constraint-edit.ts";
import { readComposerConstraint, satisfiesComposer } from "./constraint.ts";
import type { ComposerEntry } from "./facts.ts";
import { composerStep, type Release } from "./releases.ts";
import type { ComposerVersion } from "./version.ts";

/** A version that a line of composer.json could move to, with the edit that lets it in. */
export interface ComposerTarget {
  /** As Packagist writes it. */
  readonly version: string;
  readonly step: UpdateStep;
  /** Let in already: the edit makes it the lowest. */
  readonly within: boolean;
  /** A major step, or a minor one below 1.0. */
  readonly breaking: boolean;
  readonly publishedAt: number;
  /** Takes the place of the whole constraint. */
  readonly edit: Range & { readonly text: string };
}

/**
 * The newest version that the constraint lets in, and the newest of each kind of step beyond it;
 * only those for which the text can be moved. `releases` are those that can be reached, lowest first.
 */
export function composerTargets(
  entry: ComposerEntry,
  current: ComposerVersion,
  releases: readonly Release[],
  text: string,
): ComposerTarget[] {
  const constraint = readComposerConstraint(entry.constraint);
  if (!constraint) return [];
  const isInside = ({ version }: Release): boolean => satisfiesComposer(version, constraint);
  const beyond = releases.filter((each) => !isInside(each));
  const steps = (["patch", "minor", "major"] as const).map((step) =>
    beyond.findLast(({ version }) => composerStep(current, version) === step),
  );
  const chosen = [releases.findLast((each) => isInside(each)), ...steps];
  const targets = chosen.flatMap((release): ComposerTarget[] => {
    const target = release && composerTarget(entry, current, release, text);
    return target ? [target] : [];
  });
  return targets.length > 3
    ? targets.filter(({ step, within }) => within || step !== "patch")
    : targets;
}

/**
 * A release as a target; undefined where the line's text cannot be moved to it. Where what keeps its
 * length is not enough, all numbers are written.
 */
export function composerTarget(
  { constraint, valueRange }: ComposerEntry,
  current: ComposerVersion,
  { text: to, version, publishedAt }: Release,
  text: string,
  isEnough?: (moved: string) => boolean,
): ComposerTarget | undefined {
  // What is written with escapes, or says how stable a version has to be, is left to people.
  if (text.slice(valueRange.start, valueRange.end) !== constraint) return undefined;
  const wanted = readComposerConstraint(constraint);
  const within = wanted !== undefined && satisfiesComposer(version, wanted);
  const move = within ? raiseComposerConstraint : moveComposerConstraint;
  const forms = isEnough ? [move, lengthenComposerConstraint] : [move];
  const moved = forms
    .map((form) => form(constraint, to))
    .find((each) => each !== undefined && (isEnough?.(each) ?? true));
  if (moved === undefined) return undefined;
  const step = composerStep(current, version);
  const isBelowOne = current.kind === "release" && current.parts[0] === 0;
  return {
    version: to,
    step,
    within,
    breaking: step === "major" || (step === "minor" && isBelowOne),
    publishedAt,
    edit: { ...valueRange, text: moved },
  };
}
