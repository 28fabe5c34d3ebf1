import type { AST } from "@eslint-community/regexpp";
import { readPattern } from "./read-pattern.ts";

/**
 * `^a|b|c$`: the first choice is asked for at the beginning alone, the last one at the end alone, and
 * those between anywhere. With two choices that may be what is meant, unless both begin alike.
 */
export function isHalfAnchored(pattern: string, flags: string): boolean {
  if (!/^\^[^]*\|[^]*\$$/.test(pattern) || /[gm]/.test(flags)) return false;
  const choices = readPattern(pattern, flags)?.alternatives ?? [];
  const [first, ...others] = choices;
  const last = others.pop();
  if (!first || !last) return false;
  if (others.length === 0) return isOneShape(first, last);
  return (
    begins(first) &&
    !ends(first) &&
    !begins(last) &&
    ends(last) &&
    others.every((each) => !begins(each) && !ends(each)) &&
    choices.every(isWritten)
  );
}

/** `^\w+\.png|\w+\.jpg$`: what begins alike is of one kind, and either may stand anywhere. */
function isOneShape(first: AST.Alternative, last: AST.Alternative): boolean {
  if (!begins(first) || ends(first) || begins(last) || !ends(last)) return false;
  const [one, other] = [first.elements.slice(1), last.elements.slice(0, -1)];
  const isAlike = one[0]?.type === "Quantifier" && one[0].raw === other[0]?.raw;
  return isAlike && [one, other].every((each) => each.some(isLetter));
}

function isLetter({ type, raw }: AST.Element): boolean {
  return type === "Character" && /^\w$/.test(raw);
}

function begins({ elements: [first] }: AST.Alternative): boolean {
  return first?.type === "Assertion" && first.kind === "start";
}

function ends({ elements }: AST.Alternative): boolean {
  const last = elements.at(-1);
  return last?.type === "Assertion" && last.kind === "end";
}

/** Letters and digits, as lists of values are: a space, a dash or a dot may be looked for at an end. */
function isWritten({ elements }: AST.Alternative): boolean {
  const signs = elements.filter(({ type }) => type !== "Assertion");
  return (
    signs.length > 0 && signs.every(({ type, raw }) => type === "Character" && /^\w$/.test(raw))
  );
}
