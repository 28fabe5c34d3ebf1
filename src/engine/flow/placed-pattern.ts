import type { Range } from "../text/range.ts";

/** A regular expression that is written down. */
export interface PlacedPattern {
  readonly pattern: string;
  readonly flags: string;
  /** Where it is written. */
  readonly at?: Range & { readonly file: string };
  /** True where pieces of it are not known: it may be slow, and says nothing of what it matches. */
  readonly isPart?: boolean;
}

/** What a value may be of patterns: a certain one, or one of several. */
interface HoldsPatterns {
  readonly regex: PlacedPattern | undefined;
  readonly patterns?: readonly PlacedPattern[] | undefined;
}

/** Tables of patterns are known up to this length. */
const MAX_PATTERNS = 100;

/** The patterns that a value may be: the certain one, or those of several ways. */
export function patternsOf({ regex, patterns }: HoldsPatterns): readonly PlacedPattern[] {
  return regex ? [regex] : (patterns ?? []);
}

/** The patterns of values of which a value is one. */
export function joinPatterns(
  values: readonly HoldsPatterns[],
): readonly PlacedPattern[] | undefined {
  let found: Map<string, PlacedPattern> | undefined;
  for (const value of values) {
    for (const each of patternsOf(value)) {
      found ??= new Map();
      if (found.size < MAX_PATTERNS) found.set(`${each.pattern}/${each.flags}`, each);
    }
  }
  return found && [...found.values()];
}
