import type { AST } from "@eslint-community/regexpp";
import { isHost } from "./address-check.ts";
import { findIn } from "./find-in.ts";
import { charactersOf, readPattern } from "./read-pattern.ts";
import {
  ASCII_CHARS,
  DIGITS,
  LETTERS,
  type CharSet,
  charsOf,
  isWithin,
  overlaps,
} from "./char-set.ts";

/** An address of another host that a pattern lets through, and why. */
export interface LetThrough {
  readonly address: string;
  readonly because: "dot" | "start" | "end" | "label";
}

/**
 * What a pattern that is about one host lets through besides; undefined for patterns about
 * something else and for those that are right. A host that was taken out of a parsed address has
 * nothing before or behind it.
 */
export function letsThrough(
  pattern: string,
  flags: string,
  of: "address" | "host" = "address",
): LetThrough | undefined {
  const read = readPattern(pattern, flags);
  for (const { elements } of read?.alternatives ?? []) {
    const sample = sampleOf(elements, flags);
    const host = sample && hostOf(sample.text);
    if (!sample || host === undefined) continue;
    const matches = (address: string): boolean =>
      (findIn(pattern, flags, address) ?? []).length > 0;
    if (!matches(sample.text)) continue;
    const attacks = attacksOn(sample, host).filter(
      ({ because }) => of === "address" || because !== "start",
    );
    const found = attacks.find(({ address }) => matches(address));
    if (found) return found;
  }
  return undefined;
}

interface Sample {
  readonly text: string;
  /** Where a dot of the pattern stands for any character. */
  readonly anyDots: readonly number[];
  /** Where the pattern leaves a choice of characters. */
  readonly varied: readonly number[];
}

function attacksOn({ text, anyDots, varied }: Sample, host: string): LetThrough[] {
  const at = text.indexOf(host);
  const end = at + host.length;
  const attacks: LetThrough[] = [];
  for (const dot of anyDots) {
    if (dot > at && dot < end) {
      const address = `${text.slice(0, dot)}x${text.slice(dot + 1)}`;
      attacks.push({ address, because: "dot" });
    }
  }
  const hasScheme = at > 0 && /\/\/[^/]*$/.test(text.slice(0, at));
  attacks.push({ address: `https://evil.example/?${text}`, because: "start" });
  if (!hasScheme) attacks.push({ address: `evil.example/${text}`, because: "start" });
  // Where any name may stand, another one is no attack.
  if (!varied.includes(at))
    attacks.push({ address: `${text.slice(0, at)}evil${text.slice(at)}`, because: "label" });
  if (end === text.length) attacks.push({ address: `${text}.evil.example`, because: "end" });
  return attacks;
}

/** The host in a text such as `https://shop.com/cart`; undefined where there is none. */
function hostOf(text: string): string | undefined {
  const host = /^(?:[a-z]+:)?(?:\/\/)?(?:[^/@]*@)?([^/:?#]*)/i.exec(text)?.[1];
  const bare = host?.replace(/^\.+|\.+$/g, "");
  return bare !== undefined && isHost(bare) ? bare : undefined;
}

const MAX_SAMPLE = 120;

/** The plainest text that elements match. */
function sampleOf(elements: readonly AST.Element[], flags: string): Sample | undefined {
  let text = "";
  const anyDots: number[] = [];
  const varied: number[] = [];
  const add = (element: AST.Element): boolean => {
    if (text.length > MAX_SAMPLE) return false;
    switch (element.type) {
      case "Assertion":
        return element.kind === "start" || element.kind === "end" || element.kind === "word";
      case "Group":
      case "CapturingGroup":
        return (element.alternatives[0]?.elements ?? []).every(add);
      case "Quantifier":
        return element.min === 0 ? true : add(element.element);
      case "Backreference":
        return false;
      default: {
        const set = charactersOf(element, flags) & ASCII_CHARS;
        const isAny =
          !isWithin(set, LETTERS | DIGITS | charsOf("-_")) && overlaps(set, charsOf("."));
        if (element.type === "CharacterSet" && element.kind === "any") anyDots.push(text.length);
        if (element.type !== "Character") varied.push(text.length);
        text += isAny && element.type !== "Character" ? "." : plainest(set);
        return true;
      }
    }
  };
  return elements.every(add) ? { text, anyDots, varied } : undefined;
}

function plainest(set: CharSet): string {
  for (const each of "abcdefghijklmnopqrstuvwxyz0123456789-./:@?#_") {
    if (overlaps(set, charsOf(each))) return each;
  }
  return "!";
}
