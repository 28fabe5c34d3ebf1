import { type AbstractValue, NOTHING, asText, join } from "./abstract-value.ts";
import { withOneSlash, withoutSlashes } from "./cut-beginning.ts";
import { escapedText } from "./escaped-attributes.ts";
import { filledPlace } from "./filled-place.ts";
import { allowsAfterReplacing } from "./pattern.ts";
import { quotedForShell } from "./shell-quotes.ts";
import type { CallRequest, Solver } from "./solver.ts";
import { isDoubledForSql } from "./sql-quotes.ts";
import { ANY_STATE, QUOTE } from "./taint.ts";
import { clear, restrictStates } from "./untrusted.ts";

/** What a replacement takes away for good: every character that a global pattern names. */
export function replacedText(
  solver: Solver,
  method: string,
  receiver: AbstractValue,
  request: CallRequest,
): AbstractValue {
  const [what, by] = request.arguments;
  const filled = filledPlace(receiver, what?.constant?.value, by, method === "replaceAll");
  if (filled) return filled;
  const whole = join([asText(receiver), asText(by ?? NOTHING)]);
  const text = withoutSlashes(withOneSlash(whole, receiver, request), request);
  const isGlobal = method === "replaceAll" || what?.regex?.flags.includes("g");
  const searched = what?.regex ?? what?.constant?.value;
  const written = by?.constant?.value;
  if (!isGlobal || searched === undefined || searched === null) return text;
  const wanted = typeof searched === "object" ? searched : String(searched);
  // What a function puts in is a fixed text for each character more often than not.
  const put = typeof written === "string" ? written : "";
  const kinds = allowsAfterReplacing(wanted, put);
  const left = escapedText(clear(text, kinds | quotedForShell(wanted, put)), kinds, wanted, put);
  return isDoubledForSql(wanted, put, solver.program, request.site.file)
    ? restrictStates(left, ANY_STATE & ~QUOTE)
    : left;
}
