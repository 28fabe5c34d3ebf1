import { CountingMatcher } from "./backtracking.ts";
import { readPattern } from "./read-pattern.ts";

/** Samples are short: what takes longer says nothing. */
const MAX_STEPS = 20_000;

/** Where a pattern matches in a sample text, without running it; undefined where it cannot be read. */
export function findIn(
  pattern: string,
  flags: string,
  text: string,
): readonly (readonly [start: number, end: number])[] | undefined {
  const read = readPattern(pattern, flags);
  return read && new CountingMatcher(read).matches(text, MAX_STEPS);
}

/** A sample with every match of a pattern, or the first one without `g`, taken out. */
export function withoutMatches(pattern: string, flags: string, text: string): string | undefined {
  const matches = findIn(pattern, flags, text);
  if (!matches) return undefined;
  let left = "";
  let from = 0;
  for (const [start, end] of matches) {
    left += text.slice(from, start);
    from = end;
  }
  return left + text.slice(from);
}
