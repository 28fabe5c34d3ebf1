import type { AST } from "@eslint-community/regexpp";
import { ASCII_CHARS, type CharSet, NO_CHARS, charOf, overlaps } from "./char-set.ts";
import { charactersOf, readPattern } from "./read-pattern.ts";

/**
 * The characters of ASCII each of which alone is a match: those of `/['"]/`, `/'|"/` and `/(["'])/`.
 * Undefined where the pattern also looks for something longer, or cannot be read.
 */
export function singleCharacters(pattern: string, flags: string): string | undefined {
  const read = readPattern(pattern, flags);
  const set = read && union(read.alternatives, flags);
  if (set === undefined) return undefined;
  let characters = "";
  for (let code = 0; code < 128; code++) {
    if (overlaps(set, charOf(code))) characters += String.fromCharCode(code);
  }
  return characters;
}

function union(alternatives: readonly AST.Alternative[], flags: string): CharSet | undefined {
  let set = NO_CHARS;
  for (const { elements } of alternatives) {
    const [only, second] = elements;
    const one = only && !second ? single(only, flags) : undefined;
    if (one === undefined) return undefined;
    set |= one;
  }
  return set;
}

function single(element: AST.Element, flags: string): CharSet | undefined {
  switch (element.type) {
    case "Group":
    case "CapturingGroup":
      return union(element.alternatives, flags);
    case "Quantifier":
      return element.min === 1 ? single(element.element, flags) : undefined;
    case "Character":
    case "CharacterSet":
    case "CharacterClass":
      return charactersOf(element, flags) & ASCII_CHARS;
    default:
      return undefined;
  }
}
