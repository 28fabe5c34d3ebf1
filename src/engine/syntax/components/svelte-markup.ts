import type { Range } from "../../text/range.ts";
import { closingBrace } from "../../text/closing-brace.ts";
import type { CodeWriter } from "./code-writer.ts";
import type { SveltePiece } from "./svelte-attributes.ts";
import { markup, writeTag } from "./write-element.ts";

/** What is written where a block ends. */
interface Block {
  readonly kind: string;
  close: string;
}

/** Writes the markup of a Svelte component piece by piece; what is still open at the end is closed there. */
export class SvelteMarkup {
  readonly #text: string;
  readonly #writer: CodeWriter;
  readonly #blocks: Block[] = [{ kind: "", close: "" }];

  constructor(text: string, writer: CodeWriter) {
    this.#text = text;
    this.#writer = writer;
  }

  write(pieces: readonly SveltePiece[]): void {
    for (const piece of pieces) {
      if (piece.kind === "tag") {
        const { name, range, attributes } = piece.tag;
        writeTag(this.#writer, name, range, attributes);
      } else {
        const { start, end } = piece.range;
        this.#writer.within({ start: start - 1, end: end + 1 }, () => this.#braces(piece.range));
      }
    }
    while (this.#blocks.length > 1) this.#end();
    this.#writer.text(this.#top.close);
  }

  get #top(): Block {
    return this.#blocks.at(-1) as Block;
  }

  #braces(range: Range): void {
    const code = this.#text.slice(range.start, range.end);
    const word = /^\s*([#:/@][a-z]+)(?:\s+(?:if\b)?)?/.exec(code);
    const rest = { start: range.start + (word?.[0].length ?? 0), end: range.end };
    switch (word?.[1]) {
      case undefined:
        return this.#hole(range);
      case "@html":
        return writeTag(this.#writer, "span", outside(range), [markup(outside(range), rest)]);
      case "@render":
      case "@attach":
        return this.#hole(rest);
      case "@const":
        return this.#constant(rest);
      case "#if":
        return this.#if(rest);
      case ":else":
        return this.#else(rest);
      case "#each":
        return this.#each(rest);
      case "#await":
        return this.#await(rest);
      case ":then":
      case ":catch":
        return this.#then(word[1], rest);
      case "#key":
        this.#hole(rest);
        return this.#begin("key", "<>", "</>");
      case "#snippet":
        return this.#snippet(rest);
      default:
        if (word?.[1]?.startsWith("/") && this.#blocks.length > 1) this.#end();
    }
  }

  #begin(kind: string, open: string, close: string): void {
    this.#writer.text(open);
    this.#blocks.push({ kind, close });
  }

  #end(): void {
    this.#writer.text(this.#blocks.pop()?.close ?? "");
  }

  #hole(range: Range): void {
    if (this.#isEmpty(range)) return;
    this.#writer.text("{");
    this.#writer.expression(range);
    this.#writer.text("}");
  }

  #if(condition: Range): void {
    this.#writer.text("{");
    this.#writer.expression(condition);
    this.#begin("if", "?<>", "</>:undefined}");
  }

  #else(condition: Range): void {
    const block = this.#top;
    if (block.kind === "each") {
      this.#writer.text(block.close);
      block.close = "</>";
      this.#writer.text("<>");
    }
    if (block.kind !== "if") return;
    // What was opened inside of the first branch ends with it.
    const inside = block.close.slice(0, -"</>:undefined}".length);
    this.#writer.text(`${inside}</>:`);
    if (this.#isEmpty(condition)) {
      this.#writer.text("<>");
      block.close = "</>}";
    } else {
      this.#writer.expression(condition);
      this.#writer.text("?<>");
      block.close = "</>:undefined}";
    }
  }

  /** `list as item, index (key)` */
  #each(range: Range): void {
    const code = this.#text.slice(range.start, range.end);
    const as = lastAs(code);
    const list = { start: range.start, end: as === undefined ? range.end : range.start + as };
    this.#writer.text("{");
    this.#writer.expression(list);
    this.#writer.text(".map((");
    if (as !== undefined) {
      const start = range.start + as + 4;
      const item = patternAt(this.#text, start, range.end);
      this.#writer.piece("parameters", item);
      const index = /^\s*,\s*([A-Za-z_$][\w$]*)/.exec(this.#text.slice(item.end, range.end))?.[1];
      if (index !== undefined) this.#writer.text(`, ${index}`);
    }
    this.#begin("each", ")=><>", "</>)}");
  }

  /** `promise`, `promise then value` */
  #await(range: Range): void {
    const code = this.#text.slice(range.start, range.end);
    const then = /\sthen\s/.exec(code);
    this.#writer.text("{[");
    this.#writer.expression({
      start: range.start,
      end: range.start + (then?.index ?? code.length),
    });
    this.#begin("await", "].map(async ($$promise)=><>", "</>)}");
    if (then) {
      const start = range.start + then.index + then[0].length;
      this.#then(":then", { start, end: range.end });
    }
  }

  #then(word: string, value: Range): void {
    const block = this.#top;
    if (block.kind !== "await") return;
    this.#writer.text(word === ":then" ? "{[await $$promise].map((" : "{[undefined].map((");
    if (!this.#isEmpty(value)) this.#writer.piece("parameters", value);
    this.#writer.text(")=><>");
    block.close = `</>)}${block.close}`;
  }

  /** `name = value` holds up to the end of its block. */
  #constant(range: Range): void {
    const code = this.#text.slice(range.start, range.end);
    const equals = /(?<![=!<>])=(?![=>])/.exec(code);
    if (!equals) return;
    this.#writer.text("{[");
    this.#writer.expression({ start: range.start + equals.index + 1, end: range.end });
    this.#writer.text("].map((");
    const pattern = { start: range.start, end: range.start + equals.index };
    this.#writer.piece("parameters", pattern);
    this.#writer.text(")=><>");
    this.#top.close = `</>)}${this.#top.close}`;
  }

  /** `name(parameters)` */
  #snippet(range: Range): void {
    const open = this.#text.indexOf("(", range.start);
    this.#writer.text("{((");
    if (open >= 0 && open < range.end) {
      const close = this.#text.lastIndexOf(")", range.end - 1);
      if (close > open + 1) this.#writer.piece("parameters", { start: open + 1, end: close });
    }
    this.#begin("snippet", ")=><>", "</>)}");
  }

  #isEmpty({ start, end }: Range): boolean {
    return this.#text.slice(start, end).trim() === "";
  }
}

function outside({ start, end }: Range): Range {
  return { start: start - 1, end: end + 1 };
}

/** The last ` as ` that is in no brackets. */
function lastAs(code: string): number | undefined {
  let depth = 0;
  let found: number | undefined;
  for (let at = 0; at < code.length; at++) {
    const character = code[at] ?? "";
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth--;
    else if (depth === 0 && /^\sas\s/.test(code.slice(at, at + 4))) found = at;
  }
  return found;
}

/** A name or a pattern in brackets. */
function patternAt(text: string, from: number, limit: number): Range {
  const start = from + (/^\s*/.exec(text.slice(from, limit))?.[0].length ?? 0);
  const bracket = text[start];
  if (bracket === "{") return { start, end: Math.min(closingBrace(text, start + 1) + 1, limit) };
  if (bracket === "[") {
    const end = text.indexOf("]", start);
    return { start, end: end < 0 ? limit : Math.min(end + 1, limit) };
  }
  const name = /^[\w$]+/.exec(text.slice(start, limit))?.[0] ?? "";
  return { start, end: start + name.length };
}
