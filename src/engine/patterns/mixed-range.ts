import { visitRegExpAST } from "@eslint-community/regexpp";
import { readPattern } from "./read-pattern.ts";

/** A range of letters that crosses from capitals into small ones. */
export interface MixedRange {
  /** Where it stands in the pattern. */
  readonly start: number;
  readonly end: number;
  /** The two ranges that were meant. */
  readonly meant: string;
}

/** `[A-z]`: between `Z` and `a` there are brackets, a backslash, `^`, `_` and a backtick. */
export function mixedRange(pattern: string, flags: string): MixedRange | undefined {
  // Nearly no pattern has one, and reading is what costs.
  if (!/[A-Z]-[a-z]/.test(pattern)) return undefined;
  const read = readPattern(pattern, flags);
  let found: MixedRange | undefined;
  for (const alternative of read?.alternatives ?? []) {
    visitRegExpAST(alternative, {
      onCharacterClassRangeEnter({ min, max, start, end }) {
        if (!/^[A-Z]-[a-z]$/.test(pattern.slice(start, end))) return;
        found ??= { start, end, meant: `${min.raw}-Za-${max.raw}` };
      },
    });
  }
  return found;
}
