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
  except,
  rangeOf,
} from "./char-set.ts";

/** A pattern that was read, with its flags. */
export interface ReadPattern {
  readonly alternatives: readonly AST.Alternative[];
  readonly flags: string;
}

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
