import type { DependencyEntry, TextEdit } from "../../../engine/api.ts";

/** Takes a dependency out of its object, with one of the commas beside it. */
export function removeDependency(text: string, entry: DependencyEntry): TextEdit | undefined {
  const keyStart = entry.keyRange.start - 1;
  const valueEnd = entry.valueRange.end + 1;
  if (text[keyStart] !== '"' || text[valueEnd - 1] !== '"') return undefined;
  const before = /,?\s*$/.exec(text.slice(0, keyStart));
  const start = before?.index ?? keyStart;
  if (text[start] === ",") return { start, end: valueEnd, text: "" };
  const after = /^\s*,/.exec(text.slice(valueEnd));
  // The first one keeps the white space before it for the one that follows.
  if (after) {
    const next = valueEnd + after[0].length;
    const space = /^\s*/.exec(text.slice(next))?.[0].length ?? 0;
    return { start: keyStart, end: next + space, text: "" };
  }
  return { start, end: valueEnd, text: "" };
}
