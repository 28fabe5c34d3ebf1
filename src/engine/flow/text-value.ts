import { type AbstractValue, NOTHING, asText, constantValue, join } from "./abstract-value.ts";
import { clear } from "./untrusted.ts";
import { BY_BEGINNING, NO_KINDS, kindsOf } from "./taint.ts";

const CSV = kindsOf(["csv"]);
/** A cell that begins like this is no formula, and it is no line of several cells. */
const FIXED_CELL = /^[^=+\-@\t\r\n,;"\0][^\t\r\n,;"\0]*$/;
const SCRIPT_URL = kindsOf(["script-url"]);
const ARGUMENT = kindsOf(["command-argument"]);
/** What a switch may begin with: whatever comes after another beginning starts no switch. */
const SWITCH_START = /^\s*-{0,2}$/;

/** A beginning after which no text can make it an address that runs code. */
const FIXED_SCHEME = /^(?!\s*(?:javascript|data|vbscript):)(?:[^:]*[/?#]|[a-z][a-z0-9+.-]*:)/i;

/** A text with holes. A hole behind a beginning that fixes the host can no longer choose it. */
export function textOf(texts: readonly string[], parts: readonly AbstractValue[]): AbstractValue {
  const constant = foldText(texts, parts);
  if (constant !== undefined) return constantValue(constant);
  let before = texts[0] ?? "";
  let isKnown = true;
  const pieces: AbstractValue[] = [];
  for (const [index, part] of parts.entries()) {
    const text = asText(part);
    if (text !== NOTHING) {
      let fixed = fixesTarget(before, isKnown) ? BY_BEGINNING : NO_KINDS;
      if (isKnown && FIXED_SCHEME.test(before)) fixed |= SCRIPT_URL;
      if (isKnown && FIXED_CELL.test(before)) fixed |= CSV;
      const isNoSwitch = isKnown && !SWITCH_START.test(before);
      pieces.push(clear(text, isNoSwitch ? fixed | ARGUMENT : fixed));
    }
    const value = part.constant?.value;
    if (value !== undefined) before += String(value);
    else if (part.prefix !== undefined && before === "") before = part.prefix;
    else {
      // A part that is ours but not known, such as a base address from the configuration.
      if (text === NOTHING) before += "\0";
      else isKnown = false;
    }
    before += texts[index + 1] ?? "";
  }
  const value = join(pieces);
  const prefix = fixedBeginning(texts, parts);
  if (value === NOTHING) return prefix === "" ? NOTHING : { ...NOTHING, prefix };
  return { ...value, prefix: prefix === "" ? undefined : prefix };
}

function foldText(texts: readonly string[], parts: readonly AbstractValue[]): string | undefined {
  let text = texts[0] ?? "";
  for (const [index, part] of parts.entries()) {
    if (!part.constant) return undefined;
    text += String(part.constant.value) + (texts[index + 1] ?? "");
  }
  return text;
}

function fixedBeginning(texts: readonly string[], parts: readonly AbstractValue[]): string {
  let text = texts[0] ?? "";
  for (const [index, part] of parts.entries()) {
    if (!part.constant) return text;
    text += String(part.constant.value) + (texts[index + 1] ?? "");
  }
  return text;
}

/**
 * True when what follows cannot change the host any more: after `/path`, after `https://host/`,
 * after a query, or after a base of our own. `/` alone is not enough, since `//host` is a host.
 */
function fixesTarget(before: string, isKnown: boolean): boolean {
  // Behind a question mark nothing leads elsewhere, whoever decides what stands before it.
  if (/[?#]/.test(before)) return true;
  if (before === "" || !isKnown) return false;
  const address = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(before);
  if (address)
    return (
      (address[1] ?? "") !== "" &&
      (/[/?#]/.test(before.slice(address[0].length)) || before.includes("\0"))
    );
  if (before.includes("\0")) return true;
  return /^\/[^/\\]/.test(before) || /^[^/\\:]+[/?#]/.test(before);
}
