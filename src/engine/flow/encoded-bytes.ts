import { type AbstractValue, NOTHING, asText } from "./abstract-value.ts";
import type { CallRequest } from "./solver.ts";
import { TEXT, kindsOf } from "./taint.ts";
import { clear, restrictStates } from "./untrusted.ts";

/** What letters, digits, `+`, `/` and `=` cannot harm. With two slashes an address or a path may begin. */
const HARMLESS_IN_BASE64 = kindsOf([
  "html",
  "dom-html",
  "mail-html",
  "header",
  "mail-header",
  "log",
  "csv",
  "command",
  "sql",
  "code",
  "template",
]);

/** `bytes.toString("hex")`: the text of bytes that are written in a few letters; undefined where they may be any. */
export function asEncoded(
  bytes: AbstractValue,
  { arguments: [encoding] }: CallRequest,
): AbstractValue | undefined {
  switch (encoding?.constant?.value) {
    case "hex":
    case "base64url":
      return NOTHING;
    case "base64":
      return clear(restrictStates(asText(bytes), TEXT), HARMLESS_IN_BASE64);
    default:
      return undefined;
  }
}
