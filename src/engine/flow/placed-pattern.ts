import type { Range } from "../text/range.ts";

/** A regular expression that is written down. */
export interface PlacedPattern {
  readonly pattern: string;
  readonly flags: string;
  /** Where it is written. */
  readonly at?: Range & { readonly file: string };
}
