import { type AbstractValue, asText, join } from "./abstract-value.ts";
import { kindsOf } from "./taint.ts";
import { clear } from "./untrusted.ts";

const HEADERS = kindsOf(["mail-header"]);

/** The empty line behind which a mail goes on with its text, where line ends do no harm. */
export function endsHeaders(written: string): boolean {
  return /\n\r?\n/.test(written);
}

/** What stands behind the headers of a mail. */
export function asMailBody(value: AbstractValue): AbstractValue {
  return clear(value, HEADERS);
}

/** `[`To: ${to}`, `Subject: ${subject}`, "", text].join("\r\n")`: lines, of which an empty one ends the headers. */
export function joinedLines(
  { members, taints, unknowns }: AbstractValue,
  between: string | undefined,
): AbstractValue | undefined {
  if (!members || taints.length + unknowns.length > 0) return undefined;
  if (between !== "\n" && between !== "\r\n") return undefined;
  const lines = [...members];
  const end = lines.findIndex(([, { constant }]) => constant?.value === "");
  const isInOrder = lines.every(([name], index) => name === String(index));
  if (end === -1 || !isInOrder) return undefined;
  return join(
    lines.map(([, line], index) => (index > end ? asMailBody(asText(line)) : asText(line))),
  );
}
