import type { Range } from "./range.ts";

/** Replaces a span of one text. `file` names another file of the project when the edit is not for the finding's own. */
export interface TextEdit extends Range {
  readonly text: string;
  readonly file?: string;
}

/**
 * The text with all edits applied, or undefined when two of them overlap or one lies outside:
 * a half-applied fix is worse than none.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | undefined {
  const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let position = 0;
  for (const edit of ordered) {
    if (edit.start < position || edit.end < edit.start || edit.end > text.length) return undefined;
    result += text.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return result + text.slice(position);
}

/** True when the edits can be applied together. Two insertions at one place count as a conflict of order only. */
export function compatible(edits: readonly TextEdit[]): boolean {
  const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  return ordered.every((edit, i) => i === 0 || edit.start >= (ordered[i - 1]?.end ?? 0));
}
