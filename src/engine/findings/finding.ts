import type { Range } from "../text/range.ts";
import type { Confidence, Level, Surface } from "./level.ts";

/** One place on the way from the cause to the harm, in words. */
export interface Step {
  readonly file: string;
  readonly range: Range;
  readonly message: string;
  /** The function of the project that a value is handed to there, by its place. */
  readonly into?: Range & { readonly file: string; readonly name: string };
}

/** A `fix` may run in bulk; a `suggestion` needs a look. */
export type FixKind = "fix" | "suggestion";

/** The name of a fix. Its edits are computed when they are asked for, by the owner of the text. */
export interface FixOffer {
  readonly id: string;
  readonly title: string;
  readonly kind: FixKind;
}

/** Why a finding does not count: a comment or a configuration entry with a reason. */
export interface Silence {
  readonly by: "comment" | "configuration";
  readonly reason: string;
  readonly until?: string;
  /** The advisory that alone is silenced. */
  readonly advisory?: string;
}

/** Plain data, serialisable, in editor words. Files are relative to the audited root, with forward slashes. */
export interface Finding {
  readonly ruleId: string;
  readonly level: Level;
  readonly confidence: Confidence;
  readonly surface: Surface;
  /** What is wrong, at most 120 characters. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  readonly file: string;
  readonly range: Range;
  readonly steps: readonly Step[];
  readonly fixes: readonly FixOffer[];
  /** Survives moved lines; carries no content of string literals. */
  readonly fingerprint: string;
  readonly tags: readonly FindingTag[];
  /** Further facts for the hover and the report, in reading order: publish dates, licence and the like. */
  readonly facts: readonly Fact[];
  /** The package that it is about, by which it may be silenced. */
  readonly package?: string;
  /** Advisories that it tells of, each with all its names: they may be silenced one by one. */
  readonly advisories?: readonly (readonly string[])[];
  /** Other places that it holds for as well. */
  readonly related?: readonly RelatedPlace[];
  /** Set when the finding is silenced; in an untrusted workspace it counts all the same. */
  readonly silenced?: Silence;
  /** Set when the file's place in the project made the level lower. */
  readonly loweredBy?: string;
}

export interface RelatedPlace {
  readonly file: string;
  readonly range: Range;
  readonly message: string;
}

export type FindingTag = "deprecated" | "unnecessary";

export interface Fact {
  readonly label: string;
  readonly value: string;
}
