import type { DocumentBuilder } from "./builder.ts";
import { readHtml } from "./html.ts";
import { readPug } from "./pug.ts";
import { holePlaces } from "./template-places.ts";
import { type TemplateLanguage, templateLanguage, templateTokens } from "./template-tokens.ts";

/** A page with holes: what it writes where, its elements and its comments. */
export function readTemplate(text: string, into: DocumentBuilder, path: string): void {
  const language = templateLanguage(path);
  if (language === "pug") readPug(text, into);
  else readHoles(text, into, language);
}

/** A page, which may be a template without being called one. */
export function readPage(text: string, into: DocumentBuilder): void {
  if (/<%|\{\{[{&]/.test(text)) readHoles(text, into, "page");
  else readHtml(text, into);
}

function readHoles(text: string, into: DocumentBuilder, language: TemplateLanguage): void {
  const tokens = templateTokens(text, language);
  const masked: string[] = [];
  let at = 0;
  for (const token of tokens) {
    masked.push(text.slice(at, token.start));
    // To the page a hole is a word, and what writes nothing is a blank.
    const isWritten = token.kind === "output" || token.kind === "raw";
    const piece = text.slice(token.start, token.end);
    masked.push(piece.replace(/[^\r\n]/g, isWritten ? "x" : " "));
    at = token.end;
    if (token.kind === "comment") {
      into.comment(text, [token.start, token.end], [token.innerStart, token.innerEnd]);
    }
  }
  masked.push(text.slice(at));
  const page = masked.join("");
  readHtml(page, into, text);
  const placeOf = holePlaces(page, into);
  for (const { kind, start, end, innerStart, innerEnd } of tokens) {
    if (kind !== "output" && kind !== "raw") continue;
    into.holes.push({
      language,
      range: into.range(start, end),
      valueRange: into.range(innerStart, innerEnd),
      value: text.slice(innerStart, innerEnd),
      isEscaped: kind === "output",
      place: placeOf(start, end),
    });
  }
}
