import type { AST } from "@eslint-community/regexpp";
import { type CharSet, NO_CHARS, charsOf, overlaps } from "../patterns/char-set.ts";
import { charactersOf } from "../patterns/read-pattern.ts";

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

/** How long a text may be that elements match. */
export function lengthOf(elements: readonly AST.Element[]): number {
  return elements.reduce((length, element) => {
    switch (element.type) {
      case "Group":
      case "CapturingGroup":
        return length + Math.max(...element.alternatives.map((each) => lengthOf(each.elements)));
      case "Quantifier":
        return element.max === 0 ? length : length + element.max * lengthOf([element.element]);
      case "Assertion":
        return length;
      case "Backreference":
        return Infinity;
      default:
        return length + 1;
    }
  }, 0);
}
