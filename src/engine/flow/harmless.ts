import type { SinkKind } from "../models/kinds.ts";
import {
  CONTROLS,
  type CharSet,
  DIGITS,
  LINE_ENDS,
  OTHER_CHARS,
  WORD,
  ANY_CHAR,
  charsOf,
  except,
  isWithin,
  overlaps,
} from "../patterns/char-set.ts";
import { DOT, SLASHES, type Shape } from "./pattern-shape.ts";
import { ALL_KINDS, type Kinds, kindsOf } from "./taint.ts";

/**
 * Kinds that are about who decides a value, and not about what is in it: a price made of digits
 * is still the sender's price.
 */
const TRUST_KINDS: Kinds = kindsOf([
  "amount",
  "order-total",
  "mail-link",
  "lookup",
  "signed-body",
  "stored-value",
  "logged",
  "quantity",
]);

/** Kinds that a text without any special character does not harm. */
export const TEXT_KINDS: Kinds = ALL_KINDS & ~TRUST_KINDS;

/** A word may still be `__proto__`, the key of what all objects share. */
const KEY_KINDS: Kinds = kindsOf(["merge"]);

/** The characters of identifiers; they end no word, no string and no tag anywhere. */
const BASE: CharSet = WORD | OTHER_CHARS | charsOf("-");

/** What else a text may be made of without harm, by kind. */
const ALSO: readonly (readonly [readonly SinkKind[], CharSet])[] = [
  // Without spaces and brackets no second expression begins.
  [["sql", "query-language"], charsOf(".,:@+%")],
  [["command"], charsOf(" .,:@+/%=^")],
  [["command-argument"], charsOf(" .,:@+/%=^")],
  [["template"], charsOf(" .,:@+/")],
  [["html", "dom-html", "mail-html", "xml"], charsOf(" .,:;@+/#%?~!*$|^&()[]={}\\\t\n\r")],
  // No scheme without a colon.
  [["script-url"], charsOf(" .,@+/#%?=&~")],
  [["deserialize"], charsOf(" .,:@")],
  [["regex"], charsOf(" .,:@#%&'\"<>=!~;/_-")],
  [["ldap"], charsOf(" .:@")],
];

/** What a switch of a command begins with. */
export const SWITCH_STARTS = charsOf("- \t");
/** Anything but what ends a line. */
const ONE_LINE: CharSet = except(ANY_CHAR, LINE_ENDS);
const ONE_LINE_KINDS = kindsOf(["log", "header", "mail-header"]);
const OBJECT_KINDS = kindsOf(["nosql", "record"]);
const FORMULA = DIGITS | charsOf("-+*/%^(), \t.<>=!&|?:~");
const FORMULA_STARTS = charsOf("=+@\t\r");
const HOST_ENDS = charsOf(".:@\\");

/** The kinds that texts of this shape harm no more. */
export function harmlessIn(shape: Shape): Kinds {
  const { all, first } = shape;
  const isKeyHarmless = !overlaps(all, charsOf("_"));
  if (isWithin(all, BASE)) return isKeyHarmless ? TEXT_KINDS : TEXT_KINDS & ~KEY_KINDS;
  let kinds = isKeyHarmless ? KEY_KINDS : 0;
  for (const [names, also] of ALSO) if (isWithin(all, BASE | also)) kinds |= kindsOf(names);
  if (isWithin(all, ONE_LINE)) kinds |= ONE_LINE_KINDS;
  // An object that is taken as a text reads `[object Object]`.
  if (!isWithin(charsOf("[object Object]"), all)) kinds |= OBJECT_KINDS;
  if (isWithin(all, DIGITS | charsOf("-+.,: _")))
    kinds |= kindsOf(["code", "nosql-code", "sql", "query-language"]);
  // Without letters, quotes and square brackets a formula names nothing that could be called.
  if (isWithin(all, FORMULA)) kinds |= kindsOf(["code", "nosql-code"]);
  if (!overlaps(all, FORMULA_STARTS | charsOf("-"))) kinds |= kindsOf(["csv"]);
  // What begins with something else than a dash or a space is no switch.
  if (!overlaps(first, SWITCH_STARTS)) kinds |= kindsOf(["command-argument"]);
  return kinds | placesIn(shape);
}

/** Names of files, addresses and modules. */
function placesIn({ all, first, empty, twoDots, twoSlashes }: Shape): Kinds {
  let kinds = 0;
  const isPlain = !overlaps(all, CONTROLS);
  const isRelative = !overlaps(first, SLASHES);
  const isPlainPath = isWithin(all, BASE | charsOf("/"));
  // Without a slash it names a file of the folder, or the folder above, which is no file.
  const isName = !overlaps(all, SLASHES);
  if (isPlain && (isName || (!twoDots && (isRelative || isPlainPath)))) kinds |= kindsOf(["path"]);
  if (isPlain && !overlaps(all, SLASHES) && !twoDots) kinds |= kindsOf(["module"]);
  if (!overlaps(all, HOST_ENDS) && isPlain) kinds |= kindsOf(["request-url"]);
  const isLocal = !empty && first === charsOf("/") && !twoSlashes && isPlain;
  if (isLocal) kinds |= kindsOf(["redirect", "request-url", "script-url"]);
  const hasNoHost = isPlain && !overlaps(all, SLASHES | charsOf(":@") | DOT);
  return hasNoHost ? kinds | kindsOf(["redirect"]) : kinds;
}
