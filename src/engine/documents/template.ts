import type { DocumentBuilder } from "./builder.ts";

/** Comments of template languages with their delimiters, in which suppressions stand. */
const COMMENTS =
  /(<!--)([\s\S]*?)(-->)|(\{\{!--)([\s\S]*?)(--\}\})|(\{\{!)([\s\S]*?)(\}\})|(<%#)([\s\S]*?)(%>)|(\{#)([\s\S]*?)(#\})|(^[ \t]*\/\/-?)([^\n]*)()/gm;

/** A page with holes. Its languages are many and none is read in full: comments alone are told apart. */
export function readTemplate(text: string, into: DocumentBuilder): void {
  for (const match of text.matchAll(COMMENTS)) {
    const [open = "", inner = ""] = match.slice(1).filter((part) => part !== undefined);
    const start = match.index + open.length;
    into.comment(text, [match.index, match.index + match[0].length], [start, start + inner.length]);
  }
}
