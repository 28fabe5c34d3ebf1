import type { Directive } from "../findings/suppression.ts";
import type { TextEdit } from "../text/edit.ts";
import type { LineIndex } from "../text/line-index.ts";
import type { Range } from "../text/range.ts";

/** The text that edits of suppressions belong to. */
export interface DirectiveText {
  readonly text: string;
  readonly lines: LineIndex;
}

/** Removes one rule from a directive, or the whole comment when it was the only one. */
export function removeRule(
  input: DirectiveText,
  directive: Directive,
  rule: { readonly range: Range },
): TextEdit {
  if (directive.rules.length === 1) return removeComment(input, directive.comment);
  const index = directive.rules.findIndex((each) => each.range.start === rule.range.start);
  const next = directive.rules[index + 1];
  const previous = directive.rules[index - 1];
  if (next) return { start: rule.range.start, end: next.range.start, text: "" };
  return { start: previous?.range.end ?? rule.range.start, end: rule.range.end, text: "" };
}

/** Removes a comment, the braces around it in JSX, and its line when nothing else stands there. */
export function removeComment(input: DirectiveText, comment: Range): TextEdit {
  const { text, lines } = input;
  const lineStart = lines.lineRange(lines.position(comment.start).line).start;
  const lastNumber = lines.position(comment.end).line;
  const lastLine = lines.lineRange(lastNumber);
  const { start, end } = withBraces(text, comment, { start: lineStart, end: lastLine.end });
  const head = text.slice(lineStart, start);
  const tail = text.slice(end, lastLine.end);
  if (head.trim() === "" && tail.trim() === "") {
    const isLast = lastNumber === lines.lineCount - 1;
    const stop = isLast ? lastLine.end : lines.lineRange(lastNumber + 1).start;
    return { start: lineStart, end: stop, text: "" };
  }
  const gap = /[ \t]*$/.exec(head)?.[0].length ?? 0;
  return { start: start - (tail.trim() === "" ? gap : 0), end, text: "" };
}

/** In JSX a comment stands in braces of its own: an empty pair of them is no code. */
function withBraces(text: string, comment: Range, line: Range): Range {
  const open = /\{\s*$/.exec(text.slice(line.start, comment.start));
  const close = /^\s*\}/.exec(text.slice(comment.end, line.end));
  if (!open || !close) return comment;
  return { start: line.start + open.index, end: comment.end + close[0].length };
}
