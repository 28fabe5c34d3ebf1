import type { Comment } from "../../text/comment.ts";
import type { Range } from "../../text/range.ts";
import { closingBrace } from "../../text/closing-brace.ts";
import type { CodeWriter } from "./code-writer.ts";
import type { Component, ScriptBlock } from "./component.ts";
import { type SveltePiece, type SvelteTag, readSvelteTag } from "./svelte-attributes.ts";
import { SvelteMarkup } from "./svelte-markup.ts";

/**
 * Reads a `.svelte` file: scripts, comments, start tags and what stands in braces. Elements need no
 * tree, since their contents are written as their siblings; blocks are nested by their words.
 */
export function readSvelte(text: string): Component {
  const scripts: ScriptBlock[] = [];
  const comments: Comment[] = [];
  const pieces: SveltePiece[] = [];
  for (let at = 0; at < text.length;) {
    const next = /[<{]/g;
    next.lastIndex = at;
    const found = next.exec(text);
    if (!found) break;
    at = found.index;
    if (found[0] === "{") {
      const end = closingBrace(text, at + 1);
      pieces.push({ kind: "braces", range: { start: at + 1, end } });
      at = end + 1;
    } else if (text.startsWith("<!--", at)) {
      const close = text.indexOf("-->", at + 4);
      const end = close < 0 ? text.length : close;
      const range = { start: at, end: Math.min(end + 3, text.length) };
      comments.push({ range, text: text.slice(at + 4, end), textStart: at + 4 });
      at = range.end;
    } else if (/[A-Za-z]/.test(text[at + 1] ?? "")) {
      const tag = readSvelteTag(text, at);
      at = tag.range.end;
      if (tag.name !== "script" && tag.name !== "style") pieces.push({ kind: "tag", tag });
      else {
        const end = endOfRaw(text, tag.name, at);
        if (tag.name === "script") scripts.push(script(text, tag, { start: at, end }));
        at = end;
      }
    } else at++;
  }
  const writeMarkup = (writer: CodeWriter): void => new SvelteMarkup(text, writer).write(pieces);
  return { scripts, comments, unwraps: false, writeMarkup };
}

function endOfRaw(text: string, name: string, from: number): number {
  const end = text.indexOf(`</${name}`, from);
  return end < 0 ? text.length : end;
}

function script(text: string, tag: SvelteTag, content: Range): ScriptBlock {
  const head = text.slice(tag.range.start, tag.range.end);
  const language = /\blang\s*=\s*["']?(\w+)/.exec(head)?.[1] ?? "js";
  const isModule = /\bcontext\s*=\s*["']?module|\smodule(?=[\s>])/.test(head);
  return { content, perInstance: !isModule, language };
}
