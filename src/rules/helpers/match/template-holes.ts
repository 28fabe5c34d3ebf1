import type { ConfigDocument, Range, TextEdit } from "../../../engine/api.ts";

/** A place of a template that writes a value as it is. */
export interface UnescapedHole {
  readonly range: Range;
  readonly value: string;
  /** The form of the language that escapes. */
  readonly form: string;
  readonly edits: readonly TextEdit[];
}

/** Texts that are no pages: mails as text, configuration, code. */
const NO_PAGE =
  /(?:^|\/)(?:\.env|dockerfile|docker-compose|readme|changelog)|\.(?:env|ya?ml|json|[cm]?[jt]sx?|d|md|txt|text|sh|sql|css|xml|toml|conf|ini|config|py|go|rs|java|graphql|prisma)\.(?:hbs|ejs|mustache|handlebars|njk|eta|twig)$|(?:subject|plain|[-_.]te?xt)\.\w+$/i;
const PAGE =
  /<!doctype html|<\/?(?:html|body|head|div|p|span|a|td|tr|table|ul|li|h[1-6]|img|button|form|input|label|section|article|main|nav|header|footer|script|mjml|mj-[a-z]+)\b/i;

/** What layouts put in: pages and parts that are HTML themselves. */
const PARTS =
  /^(?:(?:await\s+)?(?:include|partial|render|layout|block|yield|content(?:For)?|slot|component|csrf\w*|css|js|style|script|asset|stylesheet|svg|icon)\b.*|body|content|yield|children|slot|main|header|footer|scripts?|styles?|head|layout|nonce|.*(?:body|content|html|markup|svg|csrf\w*|partial|rendered|sanitized|safe|icon|css|styles?|scripts?|meta|schema|jsonld)|locals\.(?:body|content).*)$/i;

export function unescapedHoles({ path, text, kind }: ConfigDocument): UnescapedHole[] {
  const language = languageOf(path, kind);
  if (NO_PAGE.test(path)) return [];
  if (language === "pug") return pugHoles(text);
  if (!PAGE.test(text)) return [];
  return FORMS.filter(({ languages }) => languages.includes(language)).flatMap((form) =>
    holesOf(text, form),
  );
}

type Language = "ejs" | "handlebars" | "nunjucks" | "twig" | "pug" | "html";

function languageOf(path: string, kind: ConfigDocument["kind"]): Language {
  if (kind === "html") return "html";
  if (/\.(?:ejs|eta)$/i.test(path)) return "ejs";
  if (/\.(?:pug|jade)$/i.test(path)) return "pug";
  if (/\.twig$/i.test(path)) return "twig";
  return /\.(?:njk|nunjucks|jinja2?|j2)$/i.test(path) ? "nunjucks" : "handlebars";
}

interface Form {
  readonly languages: readonly Language[];
  /** The value is the group. */
  readonly pattern: RegExp;
  readonly form: string;
  readonly escaped: (hole: string, value: string) => string;
}

const FORMS: readonly Form[] = [
  {
    languages: ["ejs", "html"],
    pattern: /<%-\s*([\s\S]*?)\s*[-_]?%>/g,
    form: "<%=",
    escaped: (hole) => hole.replace("<%-", "<%="),
  },
  {
    // A helper that is given something writes HTML of its own.
    languages: ["handlebars", "html"],
    pattern: /\{\{\{~?\s*([\w.@/[\]-]+)\s*~?\}\}\}/g,
    form: "two braces",
    escaped: (hole) => hole.slice(1, -1),
  },
  {
    languages: ["handlebars"],
    pattern: /\{\{&\s*([\w.@/[\]-]+)\s*\}\}/g,
    form: "two braces",
    escaped: (hole) => hole.replace("&", ""),
  },
  {
    languages: ["nunjucks", "twig"],
    pattern:
      /\{\{-?\s*([\w.[\]"'-]+(?:\s*\|\s*(?!safe\b|raw\b)[^|}]+)*)\s*\|\s*(?:safe|raw)\s*-?\}\}/g,
    form: "no filter safe or raw",
    escaped: (hole) => hole.replace(/\s*\|\s*(?:safe|raw)(?=\s*-?\}\}$)/, ""),
  },
];

function holesOf(text: string, { pattern, form, escaped }: Form): UnescapedHole[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [hole, value = ""] = match;
    if (isHarmless(value)) return [];
    const range = { start: match.index, end: match.index + hole.length };
    return [{ range, value, form, edits: [{ ...range, text: escaped(hole, value) }] }];
  });
}

/** `tag!= value` and `!{value}`. */
function pugHoles(text: string): UnescapedHole[] {
  const buffered = /^([ \t]*[\w.#:-]*(?:\([^)\n]*\))?)(!=)\s*([^\n]+)$/gm;
  const inline = /(!)\{([^}\n]+)\}/g;
  const found: UnescapedHole[] = [];
  for (const match of text.matchAll(buffered)) {
    const [line, before = "", , value = ""] = match;
    if (isHarmless(value)) continue;
    const start = match.index + before.length;
    const edits = [{ start, end: start + 2, text: "=" }];
    found.push({ range: { start, end: match.index + line.length }, value, form: "=", edits });
  }
  for (const match of text.matchAll(inline)) {
    const [hole, , value = ""] = match;
    if (isHarmless(value)) continue;
    const start = match.index;
    const edits = [{ start, end: start + 1, text: "#" }];
    found.push({ range: { start, end: start + hole.length }, value, form: "#{}", edits });
  }
  return found;
}

/** Parts of the layout, constants, and what escapes or sanitizes by itself. */
function isHarmless(value: string): boolean {
  const bare = value.trim();
  if (bare === "" || PARTS.test(bare.split(/[./[]/).at(-1) ?? "") || PARTS.test(bare)) return true;
  if (/^["'`][^"'`$]*["'`]$/.test(bare) || /^-?\d+(?:\.\d+)?$/.test(bare)) return true;
  return /(?:escape|sanitiz|purify|encode|striptags|xss)\w*\s*\(|(?:escape|sanitiz|striptags)\w*\s*$|\.length$/i.test(
    bare,
  );
}
