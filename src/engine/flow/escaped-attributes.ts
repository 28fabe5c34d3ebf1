import type { AbstractValue } from "./abstract-value.ts";
import { ANY_STATE, APOSTROPHE, type Kinds, UNESCAPED, kindsOf } from "./taint.ts";
import { mapParts, restrictStates } from "./untrusted.ts";

const HTML = kindsOf(["html", "dom-html", "mail-html"]);
/** The tag and the attribute whose value is not closed yet, in single quotes or without any. */
const IN_SINGLE_QUOTES = /<[a-z][\w-]*(?:\s[^<>]*)?\s[\w:-]+\s*=\s*'[^'<>]*$/i;
const WITHOUT_QUOTES = /<[a-z][\w-]*(?:\s[^<>]*)?\s[\w:-]+\s*=\s*$/i;

/**
 * What a replacement leaves of a text on its way into HTML: without `<` it begins no element, but it
 * may end an attribute in single quotes as long as those are left.
 */
export function escapedText(
  text: AbstractValue,
  kinds: Kinds,
  wanted: string | { readonly pattern: string },
  put: string,
): AbstractValue {
  const searched = typeof wanted === "string" ? wanted : wanted.pattern;
  const isApostropheGone = searched.includes("'") && !searched.includes("[^") && !put.includes("'");
  if (isApostropheGone) return restrictStates(text, ANY_STATE & ~APOSTROPHE);
  return (kinds & HTML) === HTML ? restrictStates(text, ANY_STATE & ~UNESCAPED) : text;
}

/** An escaped text that stands where it can end the attribute that it is written into. */
export function writtenInto(before: string, value: AbstractValue): AbstractValue {
  const parts = [...value.taints, ...value.unknowns];
  if (!parts.some(isHalfEscaped)) return value;
  const isOpen = WITHOUT_QUOTES.test(before) || IN_SINGLE_QUOTES.test(before);
  if (!isOpen) return value;
  return mapParts(value, (part) =>
    isHalfEscaped(part) ? { ...part, cleared: part.cleared & ~HTML } : part,
  );
}

function isHalfEscaped({ states }: { readonly states: number }): boolean {
  return (states & UNESCAPED) === 0 && (states & APOSTROPHE) !== 0;
}
