/** A set of characters: a bit for each of ASCII, and one for all others together. */
export type CharSet = bigint;

const OTHER_BIT = 128;

export const NO_CHARS: CharSet = 0n;
export const OTHER_CHARS: CharSet = 1n << BigInt(OTHER_BIT);
/** Those of which each can be told from the others. */
export const ASCII_CHARS: CharSet = (1n << BigInt(OTHER_BIT)) - 1n;
export const ANY_CHAR: CharSet = (1n << BigInt(OTHER_BIT + 1)) - 1n;

/** Made once: each of these numbers is an object of its own. */
const SINGLE: readonly CharSet[] = Array.from(
  { length: OTHER_BIT },
  (_, code) => 1n << BigInt(code),
);

/** The set of one character. */
export function charOf(code: number): CharSet {
  return SINGLE[code] ?? OTHER_CHARS;
}

export function rangeOf(min: number, max: number): CharSet {
  let set = max >= OTHER_BIT ? OTHER_CHARS : NO_CHARS;
  for (let code = min; code <= Math.min(max, OTHER_BIT - 1); code++) set |= charOf(code);
  return set;
}

export function charsOf(text: string): CharSet {
  let set = NO_CHARS;
  for (const each of text) {
    set |= charOf(each.codePointAt(0) ?? 0);
  }
  return set;
}

export function except(set: CharSet, removed: CharSet): CharSet {
  return set & ~removed;
}

export function overlaps(one: CharSet, other: CharSet): boolean {
  return (one & other) !== NO_CHARS;
}

export function isWithin(set: CharSet, outer: CharSet): boolean {
  return except(set, outer) === NO_CHARS;
}

export const DIGITS = rangeOf(0x30, 0x39);
const UPPER = rangeOf(0x41, 0x5a);
const LOWER = rangeOf(0x61, 0x7a);
export const LETTERS: CharSet = UPPER | LOWER;
export const WORD: CharSet = LETTERS | DIGITS | charsOf("_");
export const LINE_ENDS = charsOf("\n\r");
/** Those beyond ASCII stand for more than spaces, so they are taken as spaces too. */
export const SPACES: CharSet = charsOf(" \t\n\r\v\f") | OTHER_CHARS;
export const CONTROLS = rangeOf(0, 0x1f);

/** The set with both cases of every letter in it. */
export function bothCases(set: CharSet): CharSet {
  const shift = 32n;
  return set | ((set & UPPER) << shift) | ((set & LOWER) >> shift);
}
