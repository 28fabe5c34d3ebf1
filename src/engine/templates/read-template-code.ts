import { templateLanguage } from "../documents/template-tokens.ts";
import { type SourceFile, parseWritten } from "../syntax/parse.ts";
import { writeCurly } from "./curly-code.ts";
import { writeEjs } from "./ejs-code.ts";
import { writeHandlebars } from "./handlebars-code.ts";
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

/** A template as a program: the function that its engine makes of it. Undefined where there is nothing to follow. */
export function readTemplateCode(path: string, text: string): SourceFile | undefined {
  if (!mayWriteRaw(path, text)) return undefined;
  for (const holesOnly of [false, true]) {
    const template = new WrittenTemplate(text);
    write(path, text, template, holesOnly);
    const source = parseWritten(path, text, template.finish(text));
    if (source) return source;
  }
  return undefined;
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
