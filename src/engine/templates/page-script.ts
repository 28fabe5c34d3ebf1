import type { ConfigDocument } from "../documents/document.ts";
import { templateLanguage, templateTokens } from "../documents/template-tokens.ts";
import { type CodeOfPage, isReadableCode, parsePage } from "../syntax/parse.ts";
import type { SourceFile } from "../syntax/parse.ts";
import type { Range } from "../text/range.ts";

/** The scripts that stand in a page, as one program: they share their names when the page is shown. */
export interface PageScript {
  readonly source: SourceFile;
  /** Where in the file the code is. */
  readonly ranges: readonly Range[];
  /** How many scripts cannot be read. */
  readonly broken: number;
}

/** Larger pages are written by no hand. */
const MAX_LENGTH = 200_000;
const SCRIPT = /<script\b/i;
/** What browsers run; data, templates and other languages stand in elements of that name as well. */
const TYPES = /^(?:|module|(?:text|application)\/(?:java|ecma)script)$/i;

/** True for a page in which a script may stand. */
export function mayHoldScript(path: string, text: string): boolean {
  return (
    text.length <= MAX_LENGTH &&
    /\.(?:html?|ejs|eta|hbs|handlebars|mustache|njk|nunjucks|twig|liquid)$/i.test(path) &&
    SCRIPT.test(text)
  );
}

/** The scripts of a page; undefined where it has none that can be read. */
export function readPageScript(document: ConfigDocument): PageScript | undefined {
  const page = codeOfPage(document);
  const source = page && parsePage(document.path, document.text, page);
  return source && { source, ranges: page.ranges, broken: page.broken };
}

/**
 * The text of a page with blanks for all that is no script, so that offsets are those of the file.
 * Values that a template writes into a script are names that nobody declares: anything may come of them.
 */
export function codeOfPage(
  document: Pick<ConfigDocument, "path" | "text" | "elements">,
): (CodeOfPage & { readonly broken: number }) | undefined {
  const { path, text, elements } = document;
  if (!mayHoldScript(path, text)) return undefined;
  const masked = withoutHoles(path, text);
  const scripts = elements.flatMap(({ name, attributes, contentRange }) => {
    const type = attributes.find((each) => each.name === "type")?.value.trim() ?? "";
    const isLoaded = attributes.some((each) => each.name === "src");
    return name === "script" && contentRange && !isLoaded && TYPES.test(type) ? [contentRange] : [];
  });
  const parts: string[] = [];
  const ranges: Range[] = [];
  let at = 0;
  for (const { start, end } of scripts) {
    const code = readable(masked.slice(start, end));
    if (code === undefined || code.trim() === "") continue;
    // The next script begins a statement of its own: where its tag ends, the one before it has ended.
    parts.push(blank(text.slice(at, start - 1)), ";", code);
    ranges.push({ start, end });
    at = end;
  }
  const filled = scripts.filter(({ start, end }) => masked.slice(start, end).trim() !== "");
  if (filled.length === 0) return undefined;
  parts.push(blank(text.slice(at)));
  return { code: parts.join(""), ranges, broken: filled.length - ranges.length };
}

/** Code that reads, also where it holds signs of a language that its file's name does not tell. */
function readable(code: string): string | undefined {
  if (isReadableCode("statements", code) || isReadableCode("module", code)) return code;
  const other = code.replace(/\{\{[^{}]*\}\}|\{%[^%]*%\}/g, (hole) =>
    hole.startsWith("{%") ? blank(hole) : unknown(hole),
  );
  return other !== code && isReadableCode("statements", other) ? other : undefined;
}

/** A page whose holes are names in scripts, and whose statements of the template are blanks. */
function withoutHoles(path: string, text: string): string {
  const language = templateLanguage(path);
  if (language === "page" && !/<%|\{\{[{&]/.test(text)) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { kind, start, end } of templateTokens(text, language)) {
    const hole = text.slice(start, end);
    parts.push(
      text.slice(at, start),
      kind === "output" || kind === "raw" ? unknown(hole) : blank(hole),
    );
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join("");
}

/** A name as long as the hole, on its first line. */
function unknown(hole: string): string {
  const line = hole.search(/[\r\n]/);
  const length = line === -1 ? hole.length : line;
  return "$".repeat(length) + blank(hole.slice(length));
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}
