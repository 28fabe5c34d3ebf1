import type { DocumentBuilder, Span } from "./builder.ts";

/** Name and operator of an assignment. A colon counts when a space follows, as the usual loaders read it. */
const HEAD = /[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*(?:=|:(?=[ \t]))/y;

/**
 * Reads an .env file: `export`, three kinds of quotes, values over several lines in quotes,
 * comments after white space. Variables in values are not replaced, since what they hold at run
 * time is not known.
 */
export function readEnv(text: string, into: DocumentBuilder): void {
  let at = 0;
  while (at < text.length) {
    const end = lineEnd(text, at);
    at = Math.max(readLine(text, at, end, into), end) + 1;
  }
}

/** Reads the line from `start` to `end`; returns where the statement ends, which may be lines below. */
function readLine(text: string, start: number, end: number, into: DocumentBuilder): number {
  const first = skipBlanks(text, start);
  if (first >= end) return end;
  if (text[first] === "#") {
    into.comment(text, [first, end], [first + 1, end]);
    return end;
  }
  HEAD.lastIndex = start;
  const head = HEAD.exec(text);
  const name = head?.[1];
  if (!head || name === undefined) {
    // A name without a value only passes a variable on.
    if (!/^\s*(?:export\s+)?[\w.-]+\s*(?:\s#.*)?$/s.test(text.slice(start, end))) {
      into.fail("This line assigns nothing.", first, end);
    }
    return end;
  }
  const nameStart = start + head[0].lastIndexOf(name);
  const key: Span = [nameStart, nameStart + name.length];
  const operatorEnd = start + head[0].length;
  const valueStart = skipBlanks(text, operatorEnd);
  const quoted = readQuoted(text, valueStart);
  if (quoted) {
    const { inner, outer } = quoted;
    into.scalar({ path: [name], value: decode(text, inner), key, inner, outer });
    const rest = lineEnd(text, outer[1]);
    const hash = skipBlanks(text, outer[1]);
    if (hash < rest) into.comment(text, [hash, rest], [hash + 1, rest]);
    return rest;
  }
  const comment = commentStart(text, valueStart, end);
  const raw = text.slice(valueStart, comment).trimEnd();
  const from = raw === "" ? operatorEnd : valueStart;
  const outer: Span = [from, from + raw.length];
  const inner: Span = isUnclosed(raw) ? [from + 1, outer[1]] : outer;
  if (inner !== outer) into.fail("The quote that opens this value is not closed.", ...outer);
  into.scalar({ path: [name], value: text.slice(...inner), key, inner, outer });
  if (comment < end) into.comment(text, [comment, end], [comment + 1, end]);
  return end;
}

/** A value in quotes with nothing but a comment after it; anything else is read as it stands. */
function readQuoted(text: string, start: number): { inner: Span; outer: Span } | undefined {
  const quote = text[start];
  if (quote === undefined || !"\"'`".includes(quote)) return undefined;
  let end = start + 1;
  while (end < text.length && text[end] !== quote) end += text[end] === "\\" ? 2 : 1;
  // Outside double quotes a backslash may be the last character of the value, as in 'C:\'.
  if (end >= text.length && quote !== '"') end = text.indexOf(quote, start + 1);
  if (end <= start || end >= text.length) return undefined;
  const after = skipBlanks(text, end + 1);
  if (after < lineEnd(text, end + 1) && text[after] !== "#") return undefined;
  return { inner: [start + 1, end], outer: [start, end + 1] };
}

function decode(text: string, inner: Span): string {
  const raw = text.slice(...inner).replace(/\r\n?/g, "\n");
  if (text[inner[0] - 1] !== '"') return raw;
  return raw.replace(/\\([nrt"\\$])/g, (_, escaped: string) => ESCAPES.get(escaped) ?? escaped);
}

const ESCAPES = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

function isUnclosed(raw: string): boolean {
  const quote = raw[0];
  return quote !== undefined && "\"'`".includes(quote) && !raw.includes(quote, 1);
}

/** Offset of the first '#' after white space, else the end of the line. */
function commentStart(text: string, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    if (text[i] === "#" && (text[i - 1] === " " || text[i - 1] === "\t")) return i;
  }
  return end;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}
