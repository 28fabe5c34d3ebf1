import { readDocument } from "../documents/read-document.ts";
import { templateLanguage } from "../documents/template-tokens.ts";
import { type CodeOfPage, type SourceFile, parsePage, parseWritten } from "../syntax/parse.ts";
import { writeCurly } from "./curly-code.ts";
import { writeEjs } from "./ejs-code.ts";
import { writeHandlebars } from "./handlebars-code.ts";
import { codeOfPage, mayHoldScript } from "./page-script.ts";
import { writePug } from "./pug-code.ts";
import { WrittenTemplate } from "./written-template.ts";

/** Larger pages are written by no hand. */
const MAX_LENGTH = 200_000;

/** Names of files that are read as templates: pages may be some. */
const TEMPLATE = /\.(?:ejs|eta|hbs|handlebars|mustache|pug|jade|njk|nunjucks|twig|html?)$/i;

/** Ways of languages to write a value as it is, and of one to put another in. */
const WRITES_RAW =
  /<%[-_]*[-~]|\{\{~?[{&>]|\|\s*(?:safe|raw)\b|autoescape\s+(?:false|off)|!\{|!=|\{%-?\s*(?:include|extends)\b|^[ \t]*(?:include|extends|\+)/m;

/** True for a template in which a value may be written without escaping, or that puts others in. */
export function mayWriteRaw(path: string, text: string): boolean {
  return TEMPLATE.test(path) && text.length <= MAX_LENGTH && WRITES_RAW.test(text);
}

/** A template as a program: the function that its engine makes of it, and the scripts in it. Undefined where there is nothing to follow. */
export function readTemplateCode(path: string, text: string): SourceFile | undefined {
  const page = pageOf(path, text);
  if (!mayWriteRaw(path, text)) return page && parsePage(path, text, page);
  for (const holesOnly of [false, true]) {
    const template = new WrittenTemplate(text);
    write(path, text, template, holesOnly);
    const source = parseWritten(path, text, template.finish(text), page);
    if (source) return source;
  }
  return page && parsePage(path, text, page);
}

/** The scripts that the page itself holds. */
function pageOf(path: string, text: string): CodeOfPage | undefined {
  const document = mayHoldScript(path, text) ? readDocument(path, text) : undefined;
  return document && codeOfPage(document);
}

function write(path: string, text: string, into: WrittenTemplate, holesOnly: boolean): void {
  const language = templateLanguage(path);
  switch (language) {
    case "ejs":
    case "eta":
      writeEjs(text, language, into, holesOnly);
      break;
    case "pug":
      writePug(path, text, into);
      break;
    case "nunjucks":
    case "twig":
      writeCurly(text, language, into);
      break;
    case "page":
      if (text.includes("<%")) writeEjs(text, "ejs", into, holesOnly);
      else if (/\{%|\|\s*safe\b/.test(text)) writeCurly(text, "nunjucks", into);
      else writeHandlebars(text, true, into);
      break;
    default:
      writeHandlebars(text, false, into);
  }
}
