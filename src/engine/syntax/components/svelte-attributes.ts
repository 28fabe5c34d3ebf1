import type { Range } from "../../text/range.ts";
import { closingBrace } from "../../text/closing-brace.ts";
import { type Attribute, held, jsxName, plainValue } from "./write-element.ts";

export interface SvelteTag {
  readonly name: string;
  /** From `<` to behind `>`. */
  readonly range: Range;
  readonly attributes: readonly Attribute[];
}

/** A piece of markup, in the order of the text. */
export type SveltePiece =
  | { readonly kind: "tag"; readonly tag: SvelteTag }
  /** What is in braces, without them. */
  | { readonly kind: "braces"; readonly range: Range };

/** Reads the start tag at an offset. */
export function readSvelteTag(text: string, start: number): SvelteTag {
  const name = /^[\w:.-]*/.exec(text.slice(start + 1, start + 101))?.[0] ?? "";
  const attributes: Attribute[] = [];
  let at = start + 1 + name.length;
  for (;;) {
    at = past(/\s*/y, text, at);
    if (at >= text.length) break;
    if (text[at] === ">") {
      at++;
      break;
    }
    if (text[at] === "/") {
      at++;
      continue;
    }
    const { attribute, end } = readAttribute(text, at);
    if (attribute) attributes.push(attribute);
    at = Math.max(end, at + 1);
  }
  return { name, range: { start, end: at }, attributes };
}

function readAttribute(
  text: string,
  start: number,
): { readonly attribute?: Attribute | undefined; readonly end: number } {
  if (text[start] === "{") {
    const close = closingBrace(text, start + 1);
    return { attribute: shorthand(text, { start, end: close + 1 }), end: close + 1 };
  }
  const nameEnd = past(/[^\s=>/{}"'<]+/y, text, start);
  const name = attributeName(text.slice(start, nameEnd));
  if (text[nameEnd] !== "=") {
    const range = { start, end: nameEnd };
    // `bind:value` is short for `bind:value={value}`.
    return name === undefined
      ? { end: nameEnd }
      : { attribute: { range, name, write: (writer) => writer.text('""') }, end: nameEnd };
  }
  const { value, end } = valueAt(text, nameEnd + 1);
  const write = valueWriter(text, value);
  return {
    attribute: name === undefined ? undefined : { range: { start, end }, name, write },
    end,
  };
}

/** `{name}` and `{...values}`. */
function shorthand(text: string, range: Range): Attribute | undefined {
  const code = text.slice(range.start + 1, range.end - 1);
  const spread = /^\s*\.\.\./.exec(code);
  const inside = { start: range.start + 1 + (spread?.[0].length ?? 0), end: range.end - 1 };
  if (spread) return { range, write: (writer) => writer.expression(inside) };
  return /^\s*[A-Za-z_$][\w$]*\s*$/.test(code)
    ? { range, name: code.trim(), write: held(inside) }
    : undefined;
}

function attributeName(written: string): string | undefined {
  const [directive, name] = written.split(/:(.*)/s);
  if (name === undefined || /^(?:xlink|xml|xmlns)$/.test(directive ?? "")) return jsxName(written);
  if (directive === "bind" && name !== "this") return jsxName(name.split("|")[0] ?? "");
  return `data-${directive}`.replace(/[^\w-]/g, "");
}

/** The value at an offset, without its quotes. */
function valueAt(text: string, start: number): { readonly value: Range; readonly end: number } {
  const quote = text[start];
  const isQuoted = quote === '"' || quote === "'";
  let at = isQuoted ? start + 1 : start;
  const first = at;
  for (; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === "{") at = closingBrace(text, at + 1);
    else if (isQuoted ? character === quote : /[\s>]/.test(character)) break;
  }
  const end = Math.min(at, text.length);
  return { value: { start: first, end }, end: isQuoted ? end + 1 : end };
}

function valueWriter(text: string, value: Range): Attribute["write"] {
  const code = text.slice(value.start, value.end);
  if (!code.includes("{")) return plainValue(text, value);
  const holes = holesIn(text, value);
  const [only] = holes;
  if (only && only.start === value.start + 1 && only.end === value.end - 1) return held(only);
  return (writer) => {
    writer.text("{`");
    let at = value.start;
    for (const hole of holes) {
      copyText({ start: at, end: hole.start - 1 });
      writer.text("${");
      writer.expression(hole);
      writer.text("}");
      at = hole.end + 1;
    }
    copyText({ start: at, end: value.end });
    writer.text("`}");

    function copyText(range: Range): void {
      if (range.end > range.start && !/[`\\$]/.test(text.slice(range.start, range.end)))
        writer.copy(range);
    }
  };
}

function holesIn(text: string, { start, end }: Range): Range[] {
  const holes: Range[] = [];
  for (let at = text.indexOf("{", start); at >= 0 && at < end; at = text.indexOf("{", at)) {
    const close = closingBrace(text, at + 1);
    holes.push({ start: at + 1, end: close });
    at = close + 1;
  }
  return holes;
}

function past(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
