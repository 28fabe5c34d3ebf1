import { type AST, RegExpParser } from "@eslint-community/regexpp";
import {
  ANY_CHAR,
  type CharSet,
  DIGITS,
  LETTERS,
  LINE_ENDS,
  NO_CHARS,
  OTHER_CHARS,
  SPACES,
  WORD,
  bothCases,
  charsOf,
  except,
  overlaps,
  rangeOf,
} from "./char-set.ts";

/** What the texts are made of that a piece of a pattern matches. */
export interface Shape {
  /** Every character that may be anywhere in them. */
  readonly all: CharSet;
  readonly first: CharSet;
  readonly last: CharSet;
  /** True when one of them is empty. */
  readonly empty: boolean;
  /** Whether two dots, or two slashes of either kind, may stand next to one another. */
  readonly twoDots: boolean;
  readonly twoSlashes: boolean;
}

/** A pattern that was read, with its flags. */
export interface ReadPattern {
  readonly alternatives: readonly AST.Alternative[];
  readonly flags: string;
}

const EMPTY: Shape = {
  all: NO_CHARS,
  first: NO_CHARS,
  last: NO_CHARS,
  empty: true,
  twoDots: false,
  twoSlashes: false,
};

export const DOT = charsOf(".");
export const SLASHES = charsOf("/\\");

/** Longer patterns are generated, and say nothing that is worth the time. */
const MAX_LENGTH = 2000;

/** Reads a pattern; undefined where it has an error. */
export function readPattern(pattern: string, flags: string): ReadPattern | undefined {
  if (pattern.length > MAX_LENGTH) return undefined;
  try {
    const unicode = flags.includes("u");
    const unicodeSets = flags.includes("v");
    const mode = unicodeSets ? { unicodeSets } : { unicode };
    const { alternatives } = new RegExpParser().parsePattern(pattern, 0, pattern.length, mode);
    return { alternatives, flags };
  } catch {
    return undefined;
  }
}

export function shapeOfAlternative(elements: readonly AST.Element[], flags: string): Shape {
  return elements.reduce((shape, element) => followedBy(shape, shapeOf(element, flags)), EMPTY);
}

/** Any of several pieces. */
export function anyOf(shapes: readonly Shape[]): Shape {
  const [first, ...others] = shapes;
  if (!first) return EMPTY;
  return others.reduce(
    (one, other) => ({
      all: one.all | other.all,
      first: one.first | other.first,
      last: one.last | other.last,
      empty: one.empty || other.empty,
      twoDots: one.twoDots || other.twoDots,
      twoSlashes: one.twoSlashes || other.twoSlashes,
    }),
    first,
  );
}

/** Texts of any length made of these characters. */
export function textOfChars(all: CharSet): Shape {
  return {
    all,
    first: all,
    last: all,
    empty: true,
    twoDots: overlaps(all, DOT),
    twoSlashes: overlaps(all, SLASHES),
  };
}

export function shapeOf(element: AST.Element, flags: string): Shape {
  switch (element.type) {
    case "Group":
    case "CapturingGroup":
      return anyOf(element.alternatives.map(({ elements }) => shapeOfAlternative(elements, flags)));
    case "Quantifier": {
      if (element.max === 0) return EMPTY;
      const once = shapeOf(element.element, flags);
      const repeated = element.max > 1 ? followedBy(once, once) : once;
      return { ...repeated, empty: once.empty || element.min === 0 };
    }
    case "Assertion":
      return EMPTY;
    case "Backreference":
      // It repeats what a group matched, wherever that was: its neighbours are not known.
      return { ...EMPTY, twoDots: true, twoSlashes: true };
    default:
      return single(charactersOf(element, flags));
  }
}

/** The characters that an element matches which stands for one character; any for what is not told apart. */
export function charactersOf(
  element: AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass,
  flags: string,
): CharSet {
  const set = exactCharacters(element, flags);
  return flags.includes("i") ? bothCases(set) : set;
}

function exactCharacters(
  element:
    | AST.CharacterClassElement
    | AST.CharacterClass
    | AST.CharacterSet
    | AST.ExpressionCharacterClass,
  flags: string,
): CharSet {
  switch (element.type) {
    case "Character":
      return rangeOf(element.value, element.value);
    case "CharacterClassRange":
      return rangeOf(element.min.value, element.max.value);
    case "CharacterClass": {
      let set = NO_CHARS;
      for (const each of element.elements) set |= exactCharacters(each, flags);
      if (!element.negate) return set;
      // Of the characters beyond ASCII some are always left.
      return except(ANY_CHAR, flags.includes("i") ? bothCases(set) : set) | OTHER_CHARS;
    }
    case "CharacterSet":
      return characterSet(element, flags);
    default:
      return ANY_CHAR;
  }
}

function characterSet(element: AST.CharacterSet, flags: string): CharSet {
  switch (element.kind) {
    case "any":
      return flags.includes("s") ? ANY_CHAR : except(ANY_CHAR, LINE_ENDS);
    case "digit":
      return element.negate ? except(ANY_CHAR, DIGITS) : DIGITS;
    case "word":
      return element.negate ? except(ANY_CHAR, WORD) : WORD;
    case "space":
      return element.negate ? except(ANY_CHAR, SPACES) | OTHER_CHARS : SPACES;
    case "property":
      return element.negate ? ANY_CHAR : propertySet(element.value ?? element.key);
  }
}

function propertySet(name: string): CharSet {
  if (/^(?:L|Letter|Lu|Ll|Uppercase|Lowercase|Alphabetic|Latin)/.test(name)) {
    return LETTERS | OTHER_CHARS;
  }
  return /^(?:N|Nd|Number|Decimal_Number)$/.test(name) ? DIGITS | OTHER_CHARS : ANY_CHAR;
}

function single(set: CharSet): Shape {
  return { all: set, first: set, last: set, empty: false, twoDots: false, twoSlashes: false };
}

function followedBy(one: Shape, next: Shape): Shape {
  const meet = (set: CharSet): boolean => overlaps(one.last, set) && overlaps(next.first, set);
  return {
    all: one.all | next.all,
    first: one.empty ? one.first | next.first : one.first,
    last: next.empty ? one.last | next.last : next.last,
    empty: one.empty && next.empty,
    twoDots: one.twoDots || next.twoDots || meet(DOT),
    twoSlashes: one.twoSlashes || next.twoSlashes || meet(SLASHES),
  };
}
