import type { AST } from "@eslint-community/regexpp";
import { charsOf, isWithin, overlaps } from "../patterns/char-set.ts";
import { shapeOf } from "./pattern-shape.ts";

/** More ways through a pattern than this are not looked at one by one. */
const MAX_WAYS = 32;
/** What ends a host, or begins what stands before it. */
const NO_HOST = charsOf("/\\?#@");
const HOST_END = charsOf("/?#");

/** `^https://(?:shop|pay).example/`: a whole host, its last two labels written out, and its end, on each way through. */
export function hasFixedHost(elements: readonly AST.Element[], flags: string): boolean {
  const ways = waysThrough(elements);
  return ways.length > 0 && ways.every((way) => endsFixedHost(way, flags));
}

/** What stands in a row, with each choice of the groups; nothing where there are too many. */
function waysThrough(elements: readonly AST.Element[]): readonly (readonly AST.Element[])[] {
  let ways: readonly (readonly AST.Element[])[] = [[]];
  for (const element of elements) {
    const isGroup = element.type === "Group" || element.type === "CapturingGroup";
    const choices = isGroup
      ? element.alternatives.flatMap((each) => waysThrough(each.elements))
      : [[element]];
    ways = ways.flatMap((way) => choices.map((choice) => [...way, ...choice]));
    if (ways.length > MAX_WAYS) return [];
  }
  return ways;
}

function endsFixedHost(elements: readonly AST.Element[], flags: string): boolean {
  let written = "";
  for (const element of elements.slice(1)) {
    const isCharacter = element.type === "Character";
    const text = isCharacter ? String.fromCodePoint(element.value) : undefined;
    if (written.includes("//")) {
      if (isEnd(element, flags)) {
        const host = written.slice(written.indexOf("//") + 2);
        return /(?:^|\.)[a-z0-9-]+\.[a-z]{2,}(?::\d+)?$|^localhost(?::\d+)?$/i.test(host);
      }
      // What varies in a host must not end it; `*` stands for it.
      const shape = shapeOf(element, flags);
      if (overlaps(shape.all, NO_HOST)) return false;
      written += text ?? (shape.last === charsOf(".") ? "*." : "*");
      continue;
    }
    if (element.type === "Assertion") return false;
    written += text ?? schemeOf(element);
  }
  return false;
}

/** A slash, a question mark or a number sign, or the end of the text. */
function isEnd(element: AST.Element, flags: string): boolean {
  if (element.type === "Assertion") return element.kind === "end";
  const { all, empty } = shapeOf(element, flags);
  return !empty && isWithin(all, HOST_END);
}

/** `https?`: the question mark changes nothing. */
function schemeOf(element: AST.Element): string {
  const isOptional = element.type === "Quantifier" && element.max === 1;
  return isOptional && element.element.type === "Character"
    ? String.fromCodePoint(element.element.value)
    : "";
}
