import { type TemplateToken, templateTokens } from "../documents/template-tokens.ts";
import { isReadableCode } from "../syntax/parse.ts";
import { DATA, INCLUDED, type WrittenTemplate } from "./written-template.ts";

/** A part that is put in: it is given what this template is given, and what is handed over. */
const INCLUDE = /^(?:await\s+)?(?:include|includeFile|includeAsync|partial)\s*\(/;

/** Writes a template of EJS or Eta, whose code is JavaScript. With `holesOnly` its statements are left out. */
export function writeEjs(
  text: string,
  language: "ejs" | "eta",
  into: WrittenTemplate,
  holesOnly: boolean,
): void {
  for (const token of templateTokens(text, language)) {
    const code = text.slice(token.innerStart, token.innerEnd);
    if (token.kind === "comment" || code === "") continue;
    if (token.kind === "code") {
      if (holesOnly) continue;
      into.noteNames(code);
      into.body.copy({ start: token.innerStart, end: token.innerEnd });
      into.body.text("\n");
      continue;
    }
    writeValue(token, code, into, holesOnly);
  }
}

function writeValue(
  token: TemplateToken,
  code: string,
  into: WrittenTemplate,
  holesOnly: boolean,
): void {
  const included = INCLUDE.exec(code)?.[0];
  if (included === undefined && token.kind !== "raw") return;
  if (holesOnly && !isReadableCode("expression", code)) return;
  into.noteNames(included === undefined ? code : code.slice(included.length));
  if (included === undefined) into.raw(token, code);
  else into.code(token, `${INCLUDED}${DATA},${code.slice(included.length)};`);
}
