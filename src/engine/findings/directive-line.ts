import { MARK } from "./suppression.ts";

/** A word of a directive with its columns in the line. */
export interface DirectiveWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What of a directive stands in a line, read for somebody who is still writing it. */
export interface DirectiveLine {
  /** Where the mark ends. */
  readonly markEnd: number;
  readonly rules: readonly DirectiveWord[];
  /** What follows `--`, up to the end of the comment; absent while there is no `--`. */
  readonly reason?: DirectiveWord;
}

/** Delimiters at which the comment of a directive ends. */
const CLOSING = /\s*(?:\*+\/|--!?>|--\}\}|~?\}\}|[-_]?%>|#\}|\{%-?\s*endcomment).*$/;

/**
 * Reads the directive of one line, whole or not; undefined where there is none. The file's syntax
 * is not asked: a text in which somebody writes often cannot be read.
 */
export function directiveInLine(line: string): DirectiveLine | undefined {
  const head = LEAD.exec(line);
  if (!head) return undefined;
  const markEnd = head.index + head[0].length;
  const body = line.slice(markEnd).replace(CLOSING, "");
  const dash = /(?<=^|\s)--(?=\s|$)/.exec(body);
  const ids = dash ? body.slice(0, dash.index) : body;
  const rules = Array.from(ids.matchAll(/[^\s,]+/g), ({ 0: text, index }) =>
    wordAt(text, markEnd + index),
  ).filter(({ text }) => text !== "-");
  if (!dash) return { markEnd, rules };
  return { markEnd, rules, reason: wordAt(body.slice(dash.index + 2), markEnd + dash.index + 2) };
}

/** The mark behind the beginning of a comment, or of a line of one. */
const LEAD = new RegExp(String.raw`(?:[/*#;!%-]|\bcomment\s*-?%\}|^)[\s*!]*${MARK}(?![\w-])`);

function wordAt(text: string, start: number): DirectiveWord {
  return { text, start, end: start + text.length };
}
