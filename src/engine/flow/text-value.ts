import { type AbstractValue, NOTHING, asText, join } from "./abstract-value.ts";
import { constantValue } from "./constant-value.ts";
import type { Instruction } from "../ir/ir.ts";
import { cannotRunCode } from "./code-schemes.ts";
import { joinedConstants } from "./joined-constants.ts";
import { writtenInto } from "./escaped-attributes.ts";
import { asMailBody, endsHeaders } from "./mail-bodies.ts";
import { pathsOfText } from "./own-paths.ts";
import type { Activation } from "./solver.ts";
import { isInQuotes, quotedForSql } from "./sql-quotes.ts";
import { clear, mapParts } from "./untrusted.ts";
import { BY_BEGINNING, NO_KINDS, SLASH, kindsOf } from "./taint.ts";

const CSV = kindsOf(["csv"]);
/** A cell that begins like this is no formula, and it is no line of several cells. */
const FIXED_CELL = /^[^=+\-@\t\r\n,;"\0][^\t\r\n,;"\0]*$/;
const SCRIPT_URL = kindsOf(["script-url"]);
const ARGUMENT = kindsOf(["command-argument"]);
/** What a switch may begin with: whatever comes after another beginning starts no switch. */
const SWITCH_START = /^\s*-{0,2}$/;

/** Stands for a part that is ours but not known, such as a base address from the configuration. */
const OWN = "\0";
/** What a sender may not choose a target with is told by who may not redirect with it: the host that was asked for. */
const LEADS = kindsOf(["redirect"]);
/** The address of a request leads nowhere else but by two slashes at its start: it is told with all of these harmless. */
const ADDRESS = kindsOf(["request-url", "mail-link"]);
const MAX_PREFIX = 200;
/** Stands for a part that its sender fills. */
const SENT = "\uE001";
/** Such a part with a piece of a path or more of a host's name behind it. */
const BEHIND_SENT = /\uE001(?:\/[^/\\\uE001]|[^/:\uE001]+\/)/;

/**
 * A text with holes. A hole behind a beginning that fixes the host can no longer choose it; where a
 * text grows piece by piece, any piece may be its beginning.
 */
export function textOf(
  texts: readonly string[],
  parts: readonly AbstractValue[],
  grows = false,
): AbstractValue {
  const value = textWithHoles(texts, parts, grows);
  const paths = pathsOfText(texts, parts);
  return paths ? { ...value, paths } : value;
}

function textWithHoles(
  texts: readonly string[],
  parts: readonly AbstractValue[],
  grows: boolean,
): AbstractValue {
  const constant = foldText(texts, parts);
  if (constant !== undefined) return constantValue(constant);
  let before = texts[0] ?? "";
  let isKnown = true;
  let isFixed = false;
  let isNoSwitch = false;
  let isQuoted = isInQuotes(before, false);
  const pieces: AbstractValue[] = [];
  for (const [index, part] of parts.entries()) {
    const text = asText(part);
    if (text !== NOTHING) {
      // What was fixed before an earlier hole is fixed for this one, too.
      isFixed ||= !grows && fixesTarget(before + (part.prefix ?? ""));
      isNoSwitch ||= isKnown && !SWITCH_START.test(before);
      let fixed = isFixed ? BY_BEGINNING : NO_KINDS;
      if (isKnown && cannotRunCode(before)) fixed |= SCRIPT_URL;
      if (isKnown && FIXED_CELL.test(before)) fixed |= CSV;
      const piece = clear(text, isNoSwitch ? fixed | ARGUMENT : fixed);
      const quoted = isQuoted ? quotedForSql(piece) : piece;
      const led = before === "/" ? behindOneSlash(quoted) : quoted;
      pieces.push(writtenInto(before, endsHeaders(before) ? asMailBody(led) : led));
    }
    const value = part.constant?.value;
    if (value !== undefined) before += String(value);
    else if (part.prefix !== undefined && before === "") {
      // One of several addresses of ours ends before the slash that is written behind it.
      const isWhole = text === NOTHING ? texts[index + 1]?.startsWith("/") === true : isOwn(text);
      before = isWhole ? part.prefix + OWN : part.prefix;
    } else {
      if (text !== NOTHING) isKnown = false;
      before += isOwn(text) ? OWN : SENT;
    }
    before += texts[index + 1] ?? "";
    isQuoted = isInQuotes(`${value ?? ""}${texts[index + 1] ?? ""}`, isQuoted);
  }
  const value = join(pieces);
  const prefix = fixedBeginning(texts, parts);
  if (value === NOTHING) return prefix === "" ? NOTHING : { ...NOTHING, prefix };
  return { ...value, prefix: prefix === "" ? undefined : prefix };
}

/** True of an address of ours up to the end of its host: `${process.env.SHOP_URL}/`. */
export function fixesOwnHost(beginning: string): boolean {
  return /^(?:https?:\/\/)?[^/?#]*\0(?::\d+)?\//.test(beginning);
}

/** Behind one slash a text leads nowhere else that begins with none. */
function behindOneSlash(value: AbstractValue): AbstractValue {
  return mapParts(value, (part) =>
    (part.states & SLASH) === 0 ? { ...part, cleared: part.cleared | BY_BEGINNING } : part,
  );
}

/** A text that is known to begin so, whatever comes after it. */
export function begun(value: AbstractValue, { constant }: AbstractValue): AbstractValue {
  const text = constant?.value;
  const isMore = typeof text === "string" && text.length > (value.prefix?.length ?? 0);
  return isMore && !value.constant ? { ...value, prefix: text } : value;
}

/** `body += chunk`, where the variable is one that several functions see. */
export function growsBy(
  { texts, parts }: Extract<Instruction, { op: "text" }>,
  number: number,
  { facts, index }: Activation,
): boolean {
  const { code } = facts.ir.functions[index] ?? { code: [] };
  const [first] = parts;
  const before = first === undefined || texts[0] !== "" ? undefined : code[first];
  if (before?.op !== "shared") return false;
  const after = code[number + 1];
  return after?.op === "share" && after.variable === before.variable && after.value === number;
}

function foldText(texts: readonly string[], parts: readonly AbstractValue[]): string | undefined {
  let text = texts[0] ?? "";
  for (const [index, part] of parts.entries()) {
    // A list in a text is its elements with commas between them.
    const constant = part.constant ?? joinedConstants(part, ",")?.constant;
    if (!constant) return undefined;
    text += String(constant.value) + (texts[index + 1] ?? "");
  }
  return text;
}

/** What a text begins with, as far as no sender decides it; longer ones say nothing more. */
function fixedBeginning(texts: readonly string[], parts: readonly AbstractValue[]): string {
  let text = texts[0] ?? "";
  for (const [index, part] of parts.entries()) {
    if (text.length > MAX_PREFIX) break;
    const { constant, prefix = "" } = part;
    if (!constant && !isOwn(asText(part))) return text + prefix;
    text += constant ? String(constant.value) : prefix + OWN;
    text += texts[index + 1] ?? "";
  }
  return text;
}

/** What nobody sends, or who sends it may not choose a target with it. A parameter is judged by itself. */
function isOwn({ taints }: AbstractValue): boolean {
  return taints.every(
    ({ cleared, source: { kind } }) =>
      kind === "identity" ||
      kind === "stored" ||
      (cleared & LEADS) === LEADS ||
      (cleared & ADDRESS) === ADDRESS,
  );
}

/**
 * True when what follows cannot change the host any more: after `/path`, after `https://host/`,
 * after a query, or after a base of our own. `/` alone is not enough, since `//host` is a host.
 */
function fixesTarget(before: string): boolean {
  // Behind a question mark nothing leads elsewhere, whoever decides what stands before it.
  if (/[?#]/.test(before)) return true;
  const address = /^(?:[a-z][a-z0-9+.-]*|.):\/\/([^/]*)/i.exec(before);
  if (address) {
    const host = address[1] ?? "";
    if (host === "") return false;
    return before.length > address[0].length || (host.includes(OWN) && !host.includes(SENT));
  }
  if (before.includes(OWN)) return true;
  if (before.includes(SENT)) return BEHIND_SENT.test(before);
  return /^\/[^/\\]/.test(before) || /^[^/\\:]+\//.test(before);
}
