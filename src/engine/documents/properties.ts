import type { DocumentBuilder, Span } from "./builder.ts";

/**
 * Reads a .properties file as Java does: keys end at the first `=`, `:` or white space that is not
 * escaped, and a backslash at the end of a line continues the value. Dots in keys make paths.
 */
export function readProperties(text: string, into: DocumentBuilder): void {
  let at = 0;
  while (at < text.length) {
    const start = skip(text, at, /[ \t\f\r\n]/);
    const end = lineEnd(text, start);
    if (start >= text.length) return;
    if (text[start] === "#" || text[start] === "!") {
      into.comment(text, [start, end], [start + 1, end]);
      at = end;
      continue;
    }
    at = readPair(text, start, into);
  }
}

/** Reads a key with its value; returns where the value's last line ends. */
function readPair(text: string, start: number, into: DocumentBuilder): number {
  let keyEnd = start;
  while (keyEnd < text.length && !/[=: \t\f\r\n]/.test(text[keyEnd] ?? ""))
    keyEnd += text[keyEnd] === "\\" ? 2 : 1;
  let from = skip(text, keyEnd, /[ \t\f]/);
  if (text[from] === "=" || text[from] === ":") from = skip(text, from + 1, /[ \t\f]/);
  const end = logicalEnd(text, from);
  const inner: Span = [from, Math.max(from, end)];
  const key: Span = [start, keyEnd];
  const path = unescaped(text.slice(...key)).split(".");
  into.scalar({ path, value: unescaped(text.slice(...inner)), key, inner, outer: inner });
  return end;
}

function logicalEnd(text: string, from: number): number {
  let end = lineEnd(text, from);
  while (isContinued(text, from, end)) {
    const next = text[end] === "\r" && text[end + 1] === "\n" ? end + 2 : end + 1;
    if (next >= text.length) return end;
    end = lineEnd(text, next);
  }
  return end;
}

/** An odd number of backslashes: the last one is not escaped itself. */
function isContinued(text: string, from: number, end: number): boolean {
  let count = 0;
  while (end - 1 - count >= from && text[end - 1 - count] === "\\") count++;
  return count % 2 === 1 && end < text.length;
}

function unescaped(raw: string): string {
  return raw
    .replace(/\\(?:\r\n?|\n)[ \t\f]*/g, "")
    .replace(/\\u([\da-f]{4})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replace(/\\([^u])/g, (_, escaped: string) => ESCAPES.get(escaped) ?? escaped);
}

const ESCAPES = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["f", "\f"],
]);

function skip(text: string, from: number, what: RegExp): number {
  let at = from;
  while (at < text.length && what.test(text[at] ?? "")) at++;
  return at;
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}
