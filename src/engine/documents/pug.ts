import { closingBrace } from "../text/closing-brace.ts";
import type { DocumentBuilder } from "./builder.ts";
import type { HolePlace } from "./document.ts";

/** The names of a tag with its classes and ids, before attributes. */
const TAG = /^(?:[A-Za-z][\w:-]*|[.#][\w-]+)(?:[.#][\w-]+)*/;
/** Lines of code and structure, in which nothing is written. */
const CODE =
  /^(?:-|if\b|else\b|unless\b|each\b|for\b|while\b|case\b|when\b|default\b|mixin\b|include\b|extends\b|block\b|append\b|prepend\b|doctype\b|\+)/;

/** Reads a Pug template line by line: comments, and what is written with `=`, `!=`, `#{}` and `!{}`. */
export function readPug(text: string, into: DocumentBuilder): void {
  const lines = text.matchAll(/^([ \t]*)(.*?)\r?$/gm);
  /** What the lines are that are further in than this. */
  let block: { readonly indent: number; readonly place: HolePlace | "comment" } | undefined;
  /** Offset up to which attributes over several lines have been read. */
  let done = 0;
  for (const { index, 1: space = "", 2: content = "" } of lines) {
    if (content === "" || index < done) continue;
    const start = index + space.length;
    if (block && space.length > block.indent) {
      if (block.place !== "comment")
        readInline(text, start, index + space.length + content.length, into, block.place);
      continue;
    }
    block = undefined;
    if (content.startsWith("//")) {
      const marks = content.startsWith("//-") ? 3 : 2;
      into.comment(text, [start, start + content.length], [start + marks, start + content.length]);
      block = { indent: space.length, place: "comment" };
      continue;
    }
    const end = start + content.length;
    if (content.startsWith("|") || content.startsWith("<")) {
      readInline(text, start, end, into, { kind: "text" });
      continue;
    }
    if (CODE.test(content)) continue;
    const read = readTags(text, start, into);
    const { name } = read;
    const at = read.end;
    done = at;
    const line = text.indexOf("\n", at);
    const rest = text.slice(at, line < 0 ? text.length : line).trimEnd();
    if (rest === ".") block = { indent: space.length, place: placeIn(name) };
    else if (at > start) readInline(text, at, at + rest.length, into, placeIn(name));
  }
}

/** A tag with its attributes, and those behind colons: `li: a(href=url)= name`. */
function readTags(
  text: string,
  start: number,
  into: DocumentBuilder,
): { readonly name: string; readonly end: number } {
  let name = "div";
  let at = start;
  for (;;) {
    const tag = TAG.exec(text.slice(at, at + 300))?.[0] ?? "";
    name = /^[A-Za-z][\w:-]*/.exec(tag)?.[0].toLowerCase() ?? "div";
    // The colon of an expansion is followed by a blank; one in a name is not.
    at += tag.replace(/:$/, "").length;
    if (tag !== "" && text[at] === "(") at = readAttributes(text, name, at + 1, text.length, into);
    const next = /^:[ \t]+/.exec(text.slice(at, at + 10));
    if (!next) break;
    at += next[0].length;
  }
  return { name, end: readRest(text, at, into) };
}

function placeIn(name: string): HolePlace {
  if (name === "script") return { kind: "script", quote: "" };
  return name === "style" ? { kind: "style" } : { kind: "text" };
}

/** `= value` and `!= value` behind a tag; gives the offset behind them. */
function readRest(text: string, at: number, into: DocumentBuilder): number {
  const line = /^(&attributes\([^)\n]*\))?(!?=)[ \t]*([^\r\n]+)/.exec(text.slice(at, at + 2_000));
  if (!line) return at;
  const [, before = "", sign = "=", value = ""] = line;
  const start = at + before.length;
  const end = at + line[0].length;
  push(text, [start, end], [end - value.length, end], sign === "=", { kind: "text" }, into);
  return end;
}

/** `#{value}` and `!{value}` in text. */
function readInline(
  text: string,
  start: number,
  end: number,
  into: DocumentBuilder,
  place: HolePlace,
): void {
  const pattern = /([#!])\{/g;
  pattern.lastIndex = start;
  for (let found = pattern.exec(text); found && found.index < end; found = pattern.exec(text)) {
    if (text[found.index - 1] === "\\") continue;
    const close = closingBrace(text, found.index + 2);
    if (close >= end) return;
    const outer = [found.index, close + 1] as const;
    const at = place.kind === "script" ? { ...place, quote: quoteAt(text, found.index) } : place;
    push(text, outer, [found.index + 2, close], found[1] === "#", at, into);
    pattern.lastIndex = close + 1;
  }
}

/** `name=value`, `name!=value` between brackets; gives the offset behind the closing one. */
function readAttributes(
  text: string,
  element: string,
  start: number,
  limit: number,
  into: DocumentBuilder,
): number {
  const pattern = /[\s,]*([^\s,=!()]+)?\s*(!?=)?\s*/y;
  let at = start;
  while (at < limit) {
    pattern.lastIndex = at;
    const [whole = "", name, sign] = pattern.exec(text) ?? [];
    at += whole.length;
    if (text[at] === ")") return at + 1;
    if (name === undefined || sign === undefined) {
      if (whole === "") at++;
      continue;
    }
    const end = endOfValue(text, at);
    const value = text.slice(at, end).trim();
    const isConstant = /^(?:"[^"\\]*"|'[^'\\]*'|`[^`$\\]*`|true|false|\d+)$/.test(value);
    if (!isConstant) {
      const bare = name.replace(/^["']|["']$/g, "").toLowerCase();
      const place = {
        kind: "attribute",
        element,
        name: bare,
        isFirst: /^[\w$.]/.test(value),
      } as const;
      push(text, [at, at + value.length], [at, at + value.length], sign === "=", place, into);
    }
    at = Math.max(end, at + 1);
  }
  return at;
}

/** Behind the value at an offset: at a comma, a bracket, or a blank after which another name follows. */
function endOfValue(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === '"' || character === "'" || character === "`") {
      const close = text.indexOf(character, at + 1);
      if (close < 0) return text.length;
      at = close;
    } else if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) {
      if (depth === 0) return at;
      depth--;
    } else if (depth === 0) {
      if (character === "," || character === "\n") return at;
      if (/\s/.test(character) && /^\s+[\w@:.-]+\s*!?=(?!=)/.test(text.slice(at, at + 80)))
        return at;
    }
  }
  return text.length;
}

function push(
  text: string,
  outer: readonly [number, number],
  inner: readonly [number, number],
  isEscaped: boolean,
  place: HolePlace,
  into: DocumentBuilder,
): void {
  into.holes.push({
    language: "pug",
    range: into.range(...outer),
    valueRange: into.range(...inner),
    value: text.slice(...inner).trim(),
    isEscaped,
    place,
  });
}

/** The quote of the string that is open at an offset of a line of code. */
function quoteAt(text: string, offset: number): string {
  let quote = "";
  for (let at = text.lastIndexOf("\n", offset) + 1; at < offset; at++) {
    const character = text[at] ?? "";
    if (character === "\\") at++;
    else if (quote === "") {
      if (/["'`]/.test(character)) quote = character;
      else if (text.startsWith("//", at)) return "/";
    } else if (character === quote) quote = "";
  }
  return quote;
}
