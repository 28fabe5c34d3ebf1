import type { DocumentBuilder } from "./builder.ts";

/**
 * Reads a shell script: each command line, joined where a backslash or an open quote continues it,
 * is a value under `command`. Texts of here-documents are no commands and are left out.
 */
export function readShell(text: string, into: DocumentBuilder): void {
  let at = 0;
  while (at < text.length) {
    const start = skipBlank(text, at);
    if (start >= text.length) return;
    if (text[start] === "#") {
      at = lineEnd(text, start);
      readComment(text, start, at, into);
      continue;
    }
    const { end, rest, heredocs } = readCommand(text, start, into);
    const stop = text.slice(start, end).trimEnd().length + start;
    if (stop > start) {
      const value = text.slice(start, stop).replace(/[ \t]*\\\r?\n[ \t]*/g, " ");
      into.scalar({ path: ["command"], value, inner: [start, stop], outer: [start, stop] });
    }
    at = rest;
    for (const name of heredocs) at = heredocEnd(text, at + 1, name);
  }
}

interface Command {
  /** Where the code of the command ends, before its comment. */
  readonly end: number;
  /** Where its line ends. */
  readonly rest: number;
  readonly heredocs: readonly string[];
}

const HEREDOC = /<<-?\s*(["']?)(\w+)\1/y;

function readCommand(text: string, start: number, into: DocumentBuilder): Command {
  const heredocs: string[] = [];
  let quote = "";
  for (let at = start; at < text.length; at++) {
    const character = text[at] ?? "";
    if (quote !== "") {
      if (character === "\\" && quote === '"') at++;
      else if (character === quote) quote = "";
    } else if (character === "\\") at += text.startsWith("\r\n", at + 1) ? 2 : 1;
    else if (character === '"' || character === "'") quote = character;
    else if (character === "\n") return { end: at, rest: at, heredocs };
    else if (character === "#" && /\s/.test(text[at - 1] ?? "\n")) {
      const end = lineEnd(text, at);
      readComment(text, at, end, into);
      return { end: at, rest: end, heredocs };
    } else if (character === "<" && text[at - 1] !== "<") {
      HEREDOC.lastIndex = at;
      const name = HEREDOC.exec(text)?.[2];
      if (name !== undefined) heredocs.push(name);
    }
  }
  if (quote !== "")
    into.fail("A quote of this command is never closed.", start, lineEnd(text, start));
  return { end: text.length, rest: text.length, heredocs };
}

function readComment(text: string, start: number, lineEnd: number, into: DocumentBuilder): void {
  const end = text[lineEnd - 1] === "\r" ? lineEnd - 1 : lineEnd;
  into.comment(text, [start, end], [start + 1, end]);
}

/** The offset behind the line that ends a here-document. */
function heredocEnd(text: string, from: number, name: string): number {
  for (let at = from; at < text.length; at = lineEnd(text, at) + 1) {
    if (text.slice(at, lineEnd(text, at)).trim() === name) return lineEnd(text, at);
  }
  return text.length;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? "")) at++;
  return at;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}
