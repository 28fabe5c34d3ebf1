import type { AST } from "@eslint-community/regexpp";
import {
  ANY_CHAR,
  type CharSet,
  NO_CHARS,
  charsOf,
  except,
  isWithin,
  overlaps,
} from "../patterns/char-set.ts";
import { staysBelow } from "./dot-pairs.ts";
import { hasFixedHost } from "./fixed-hosts.ts";
import { SWITCH_STARTS, harmlessIn } from "./harmless.ts";
import { namesOwnHost } from "./own-host.ts";
import { type ReadPattern, charactersOf, readPattern } from "../patterns/read-pattern.ts";
import {
  SLASHES,
  anyOf,
  lengthOf,
  shapeOf,
  shapeOfAlternative,
  textOfChars,
} from "./pattern-shape.ts";
import { type Kinds, NO_KINDS, kindsOf } from "./taint.ts";
import { findsPrivateAddresses, findsWaysUp, refusesObjects } from "./tried-patterns.ts";

interface Pattern {
  readonly pattern: string;
  readonly flags: string;
}

interface Judgement {
  readonly matched: Kinds;
  readonly unmatched: Kinds;
  /** The characters of which none is left where all matches are taken out. */
  readonly removed: CharSet;
  /** True when texts that match whole are no longer than a name or a line is. */
  readonly bounded: boolean;
  /** True when it finds private addresses. */
  readonly inside: boolean;
}

const NOTHING_SAID: Judgement = {
  matched: NO_KINDS,
  unmatched: NO_KINDS,
  removed: NO_CHARS,
  bounded: false,
  inside: false,
};
/** A text that is no longer than this takes no slow pattern long, unless its time doubles. */
const MAX_LENGTH = 1000;
const HOST_KINDS = kindsOf(["redirect", "request-url", "script-url", "mail-link"]);
/** What ends a host. */
const HOST_ENDS = charsOf("/\\?#@:");
const CSV = kindsOf(["csv"]);
/** The characters with which a cell becomes a formula. */
const FORMULA_STARTS = charsOf("=+-@");
const SCRIPT_URL = kindsOf(["script-url"]);
/** `^https?:`, `^(https|mailto):`: schemes that run no code. */
const WEB_START = /^\^(?:\((?:\?:)?)?(?:(?:https?\??|mailto|tel|sms)\|?)+\)?:/i;
const HTML_KINDS = kindsOf(["html", "dom-html", "mail-html"]);
const LINE_KINDS = kindsOf(["log", "header", "mail-header"]);
const FILTER_KINDS = kindsOf(["nosql"]);
const PATH_KINDS = kindsOf(["path"]);
const SWITCH = kindsOf(["command-argument"]);
const REGEX = kindsOf(["regex"]);
const LDAP = kindsOf(["ldap"]);
/** What means something in a regular expression. */
const PATTERN_CHARS = charsOf(".*+?^${}()|[]\\");

/** Patterns are few and asked for often. The oldest go when there are too many. */
const MAX_KNOWN = 2000;
const known = new Map<string, Judgement>();

/**
 * The kinds that a text can no longer harm where a pattern matches (or, with `holds` false, where
 * it does not): an anchored pattern of harmless characters, or a search for any other character
 * that finds none. Everything else says nothing certain.
 */
export function allowsOnly(pattern: Pattern, holds: boolean): Kinds {
  const { matched, unmatched } = judge(pattern);
  return holds ? matched : unmatched;
}

/** True when a text that the pattern matches is a short one. */
export function isBounded(pattern: Pattern): boolean {
  return judge(pattern).bounded;
}

/** True when the pattern finds the addresses of machines that nobody outside sees, and no others. */
export function findsInside(pattern: Pattern): boolean {
  return judge(pattern).inside;
}

/** The kinds that a text can no longer harm after every match was replaced by a fixed text. */
export function allowsAfterReplacing(what: Pattern | string, by: string): Kinds {
  // Only single characters are gone for good: what is left of longer ones may join to new ones.
  // Without two dots in a row no path leads upwards, and none are left when all are taken out.
  const pairs = typeof what === "string" ? what : what.pattern;
  if (by === "" && /^(?:\.\.|(?:\\\.|\[\.\])(?:(?:\\\.|\[\.\])|\{2\}|\{2,\}))\+?$/.test(pairs))
    return PATH_KINDS;
  const removed =
    typeof what === "string"
      ? [...what].length === 1
        ? charsOf(what)
        : NO_CHARS
      : judge(what).removed;
  if (removed === NO_CHARS) return NO_KINDS;
  // With what was found put back, nothing is gone; a backslash before it takes its power in patterns.
  if (/\$[&`'$\d<]/.test(by)) {
    return by === "\\$&" && isWithin(PATTERN_CHARS, removed) ? REGEX : NO_KINDS;
  }
  let kinds = harmlessIn(textOfChars(except(ANY_CHAR, removed) | charsOf(by)));
  // Where several replacements make a text harmless, these are the ones that count.
  const isGone = (character: string): boolean =>
    overlaps(removed, charsOf(character)) && !by.includes(character);
  if (isGone("<")) kinds |= HTML_KINDS;
  // In a filter of LDAP values end with a bracket; a star alone makes them patterns.
  if (by === "\\28" || (isGone("(") && isGone(")") && isGone("*"))) kinds |= LDAP;
  return isGone("\n") ? kinds | LINE_KINDS : kinds;
}

function judge({ pattern, flags }: Pattern): Judgement {
  const key = `${flags}/${pattern}`;
  const before = known.get(key);
  if (before) return before;
  const read = readPattern(pattern, flags);
  const judged = read ? judgeRead(read, refusesObjects(pattern, flags)) : NOTHING_SAID;
  const inside = findsPrivateAddresses(pattern, flags);
  const judgement = findsWaysUp(pattern, flags)
    ? { ...judged, inside, unmatched: judged.unmatched | PATH_KINDS }
    : { ...judged, inside };
  if (known.size >= MAX_KNOWN) {
    const [oldest] = known.keys();
    if (oldest !== undefined) known.delete(oldest);
  }
  known.set(key, judgement);
  return judgement;
}

function judgeRead(read: ReadPattern, noObjects: boolean): Judgement {
  const matched = noObjects ? whereMatched(read) | FILTER_KINDS : whereMatched(read);
  return { matched, ...whereUnmatched(read), bounded: isShort(read), inside: false };
}

function isShort({ alternatives, flags }: ReadPattern): boolean {
  if (flags.includes("m")) return false;
  return alternatives.every(
    (each) =>
      isAnchored(each, "start") && isAnchored(each, "end") && lengthOf(each.elements) <= MAX_LENGTH,
  );
}

function whereMatched({ alternatives, flags }: ReadPattern): Kinds {
  // With `m` one good line is enough.
  if (flags.includes("m") || !alternatives.every((each) => isAnchored(each, "start")))
    return NO_KINDS;
  const isLocal = alternatives.every(
    ({ elements }) => startsLocally(elements, flags) || hasFixedHost(elements, flags),
  );
  const isWeb = alternatives.every(({ raw }) => WEB_START.test(raw));
  const kinds = isLocal ? HOST_KINDS : isWeb ? SCRIPT_URL : NO_KINDS;
  const shape = anyOf(alternatives.map(({ elements }) => shapeOfAlternative(elements, flags)));
  const isWord = !shape.empty && !overlaps(shape.first, SWITCH_STARTS);
  if (!alternatives.every((each) => isAnchored(each, "end")))
    return isWord ? kinds | SWITCH : kinds;
  const isHost = !overlaps(shape.all, HOST_ENDS) && alternatives.every(namesOwnHost);
  const isBelow = alternatives.every((each) => staysBelow(each, flags));
  const last = (isHost ? HOST_KINDS : NO_KINDS) | (isBelow ? PATH_KINDS : NO_KINDS);
  return kinds | last | harmlessIn(shape);
}

/** What is known when a search finds nothing: none of the single characters is there. */
function whereUnmatched({ alternatives, flags }: ReadPattern): {
  readonly unmatched: Kinds;
  readonly removed: CharSet;
} {
  let removed = NO_CHARS;
  let hasDots = false;
  for (const { elements } of alternatives) {
    const [only, second, third] = elements;
    if (only && !second) removed |= searched(only, flags);
    hasDots ||= isDot(only, flags) && isDot(second, flags) && !third;
  }
  const kinds =
    removed === NO_CHARS ? NO_KINDS : harmlessIn(textOfChars(except(ANY_CHAR, removed)));
  const begins = alternatives.reduce((starts, { elements: [anchor, set, third] }) => {
    const isStart = anchor?.type === "Assertion" && anchor.kind === "start";
    return isStart && set && !third ? starts | searched(set, flags) : starts;
  }, NO_CHARS);
  const cell = isWithin(FORMULA_STARTS, begins) && !flags.includes("m") ? CSV : NO_KINDS;
  const word = isWithin(charsOf("-"), begins) ? SWITCH : NO_KINDS;
  return { unmatched: kinds | cell | word | (hasDots ? PATH_KINDS : NO_KINDS), removed };
}

/** The characters each of which alone is a match. */
function searched(element: AST.Element, flags: string): CharSet {
  switch (element.type) {
    case "Quantifier":
      return element.min <= 1 ? searched(element.element, flags) : NO_CHARS;
    case "Group":
    case "CapturingGroup":
      return element.alternatives.reduce((set, { elements }) => {
        const [only, second] = elements;
        return only && !second ? set | searched(only, flags) : set;
      }, NO_CHARS);
    case "Character":
    case "CharacterSet":
    case "CharacterClass": {
      const set = charactersOf(element, flags);
      // Of the characters beyond ASCII only a complement names all.
      const isComplement = element.type !== "Character" && "negate" in element && element.negate;
      return isComplement ? set : except(set, ANY_CHAR ^ ((1n << 128n) - 1n));
    }
    default:
      return NO_CHARS;
  }
}

function isDot(element: AST.Element | undefined, flags: string): boolean {
  return element?.type === "Character" && charactersOf(element, flags) === charsOf(".");
}

/** True when whatever the alternative matches begins (or ends) where the text does. */
function isAnchored({ elements }: AST.Alternative, side: "start" | "end"): boolean {
  const ordered = side === "start" ? elements : [...elements].reverse();
  for (const element of ordered) {
    switch (element.type) {
      case "Assertion":
        if (element.kind === side) return true;
        break;
      case "Group":
      case "CapturingGroup":
        return element.alternatives.every((each) => isAnchored(each, side));
      default:
        return false;
    }
  }
  return false;
}

/** `^/` and then neither a slash nor a backslash: a path of the same host. */
function startsLocally(elements: readonly AST.Element[], flags: string): boolean {
  const [anchor, slash, ...rest] = elements;
  if (anchor?.type !== "Assertion" || slash?.type !== "Character") return false;
  return slash.value === 0x2f && goesOnLocally(rest, flags);
}

function goesOnLocally([next, ...rest]: readonly AST.Element[], flags: string): boolean {
  if (next?.type === "Group" || next?.type === "CapturingGroup")
    return next.alternatives.every((each) => goesOnLocally([...each.elements, ...rest], flags));
  if (next?.type === "Assertion") {
    if (next.kind === "end") return true;
    if (next.kind !== "lookahead" || !next.negate) return false;
    const refused = next.alternatives.reduce((set, alternative) => {
      const [only, second] = alternative.elements;
      return only && !second ? set | searched(only, flags) : set;
    }, NO_CHARS);
    return isWithin(SLASHES, refused);
  }
  const shape = next && shapeOf(next, flags);
  return shape !== undefined && !shape.empty && !overlaps(shape.first, SLASHES);
}
