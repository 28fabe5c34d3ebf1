import type { Range } from "./range.ts";

/** Replaces a span of one text. `file` names another file of the project when the edit is not for the finding's own. */
export interface TextEdit extends Range {
  readonly text: string;
  readonly file?: string;
}

/**
 * The text with all edits applied, or undefined when two of them overlap or one lies outside:
 * a half-applied fix is worse than none. All edits are those of this text, whatever `file` says.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | undefined {
  const ordered = inOrder(edits);
  if (!ordered || (ordered.at(-1)?.end ?? 0) > text.length) return undefined;
  let result = "";
  let position = 0;
  for (const edit of ordered) {
    result += text.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return result + text.slice(position);
}

/**
 * True when the edits, all of one text, can be applied together. Insertions at one place can: they
 * keep the order in which they are given.
 */
export function compatible(edits: readonly TextEdit[]): boolean {
  return inOrder(edits) !== undefined;
}

/** The edits in the order of their places; undefined when two overlap or one ends before it starts. */
function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] | undefined {
  const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let position = 0;
  for (const edit of ordered) {
    if (edit.start < position || edit.end < edit.start) return undefined;
    position = edit.end;
  }
  return ordered;
}
