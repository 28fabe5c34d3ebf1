import { ANY_MEMBER, type AbstractValue } from "./abstract-value.ts";
import type { PlacedPattern } from "./placed-pattern.ts";
import type { Activation } from "./solver.ts";
import { LIST, type Taint, type Unknown, kindsOf } from "./taint.ts";
import { clear, mapParts } from "./untrusted.ts";
import { walksFunctions } from "./walks-functions.ts";

const MERGE = kindsOf(["merge"]);

/** A list of names that a key must not have. */
export function namesPrototype(list: AbstractValue): boolean {
  return names(list, "__proto__");
}

/** What is left of a key that is not in such a list. */
export function withoutListed(
  value: AbstractValue,
  list: AbstractValue,
  activation: Activation,
): AbstractValue {
  return names(list, "constructor")
    ? clearText(value, true)
    : withoutPrototype(value, true, activation);
}

function names({ members }: AbstractValue, name: string): boolean {
  return [...(members?.values() ?? [])].some(({ constant }) => constant?.value === name);
}

/** What is left of a key that patterns would have found as a whole: `/^(?:__proto__|constructor)$/`. */
export function withoutFound(
  value: AbstractValue,
  patterns: readonly Pick<PlacedPattern, "pattern" | "flags">[],
  activation: Activation,
): AbstractValue {
  const isFound = (name: string): boolean => patterns.every((each) => finds(each, name));
  if (!isFound("__proto__")) return value;
  return isFound("constructor") || isFound("prototype")
    ? clearText(value, false)
    : withoutPrototype(value, false, activation);
}

function finds(
  { pattern, flags }: Pick<PlacedPattern, "pattern" | "flags">,
  name: string,
): boolean {
  if (!pattern.includes("proto")) return false;
  try {
    return new RegExp(pattern, flags.replace(/[gy]/g, "")).test(name);
  } catch {
    return false;
  }
}

/** Without this one name few keys reach what all objects share. */
export function withoutPrototype(
  value: AbstractValue,
  isStrict: boolean,
  activation: Activation,
): AbstractValue {
  return walksFunctions(activation) ? value : clearText(value, isStrict);
}

/**
 * A comparison that changes nothing lets a list with the text in it through, which is the same key:
 * an element of a path that somebody hands over as a list may be one.
 */
function clearText(value: AbstractValue, isStrict: boolean): AbstractValue {
  if (!isStrict) return clear(value, MERGE);
  return mapParts(value, (part) =>
    mayBeList(part)
      ? { ...part, states: part.states & LIST }
      : { ...part, cleared: part.cleared | MERGE },
  );
}

/** An element of a path that somebody hands over as a list. */
export function mayBeList(part: Taint | Unknown): boolean {
  return "path" in part && part.path.at(-1) === ANY_MEMBER && (part.states & LIST) !== 0;
}
