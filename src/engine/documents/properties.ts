import { type Pair, parseLines } from "dot-properties";
import type { DocumentBuilder, Span } from "./builder.ts";

/** Reads a .properties file as Java does. Dots in keys make paths. */
export function readProperties(text: string, into: DocumentBuilder): void {
  for (const line of parseLines(text, true)) {
    const [start = 0, keyEnd = 0, valueStart = 0, valueEnd = 0] = line.range;
    if (line.type === "COMMENT") into.comment(text, [start, keyEnd], [start + 1, keyEnd]);
    if (!isPair(line)) continue;
    // A backslash that is the last character of the file would escape what is not there.
    const inner: Span = [valueStart, Math.min(valueEnd, text.length)];
    const path = line.key.split(".");
    into.scalar({ path, value: line.value, key: [start, keyEnd], inner, outer: inner });
  }
}

function isPair(line: { readonly type: string }): line is Required<Pair> {
  return line.type === "PAIR";
}
