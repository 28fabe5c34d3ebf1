import type { Range } from "../text/range.ts";

export type UpdateStep = "patch" | "minor" | "major";

/** A version that the project could move to, with the text that takes the place of `versionRange`. */
export interface UpdateTarget {
  readonly version: string;
  readonly step: UpdateStep;
  /** True when the range operator of npm counts the step as breaking: majors, and minors below 1.0. */
  readonly breaking: boolean;
  readonly publishedAt?: number;
  /** True for a version that the range lets in already: the edit makes it the lowest. */
  readonly within?: boolean;
  /** Another package that takes the place of this one; the new text is then that of the whole line's value. */
  readonly replacement?: string;
  /** True for a version below the current one, proposed because that has only just come out. */
  readonly older?: boolean;
  /** What other packages of the manifest, or this one, ask for and would no longer find, such as `a wants b ^1`. */
  readonly breaks?: readonly string[];
  /** Absent when the text cannot be edited without guessing what was meant. */
  readonly newText?: string;
  /** Packages that are released in step with this one and have to move with it. */
  readonly together?: readonly PartnerUpdate[];
}

/** The edit of another line of the same manifest. */
export interface PartnerUpdate {
  readonly name: string;
  readonly versionRange: Range;
  /** Where the line stands in another file: that of a catalog. */
  readonly file?: string;
  readonly newText: string;
}
