import type { AST } from "@eslint-community/regexpp";
import { charsOf, overlaps } from "../patterns/char-set.ts";
import { SLASHES, shapeOfAlternative } from "./pattern-shape.ts";
import { charactersOf } from "../patterns/read-pattern.ts";

const DOT = charsOf(".");

/** `^(?!\/|…)`: no path from the root of the disk. */
const REFUSES_ROOT = /^\^\(\?!\(?(?:\?:)?\\?\//;

/**
 * `^[\w-]*\.[a-z]+$`: a path that matches begins at no root, and there is no place in it for two dots
 * in a row, so nothing leads up in it.
 */
export function staysBelow({ elements, raw }: AST.Alternative, flags: string): boolean {
  if (behind(elements, false, flags) === undefined) return false;
  return REFUSES_ROOT.test(raw) || !overlaps(shapeOfAlternative(elements, flags).first, SLASHES);
}

/** Whether a dot may stand in front of what follows the elements; undefined where two may follow one another. */
function behind(
  elements: readonly AST.Element[],
  before: boolean,
  flags: string,
): boolean | undefined {
  let isDot: boolean | undefined = before;
  for (const element of elements) {
    isDot = behindOne(element, isDot, flags);
    if (isDot === undefined) return undefined;
  }
  return isDot;
}

function behindOne(element: AST.Element, before: boolean, flags: string): boolean | undefined {
  switch (element.type) {
    case "Assertion":
      return before;
    case "Character":
    case "CharacterSet":
    case "CharacterClass": {
      const isDot = overlaps(charactersOf(element, flags), DOT);
      return isDot && before ? undefined : isDot;
    }
    case "Group":
    case "CapturingGroup": {
      const ends = element.alternatives.map((each) => behind(each.elements, before, flags));
      return ends.includes(undefined) ? undefined : ends.includes(true);
    }
    case "Quantifier": {
      const { min, max } = element;
      if (max === 0) return before;
      const once = behindOne(element.element, before, flags);
      const more = once === undefined || max === 1 ? once : behindOne(element.element, once, flags);
      return more === undefined ? undefined : more || Boolean(once) || (min === 0 && before);
    }
    default:
      return undefined;
  }
}
