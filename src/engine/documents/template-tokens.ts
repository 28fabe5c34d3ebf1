/** Languages of templates that are told apart; the last one is a page that may hold holes of two of them. */
export type TemplateLanguage =
  | "ejs"
  | "eta"
  | "handlebars"
  | "nunjucks"
  | "twig"
  | "liquid"
  | "pug"
  | "page";

/** A piece of a template that is no text. Offsets are those of the whole piece and of what is in it. */
export interface TemplateToken {
  /** `output` is escaped by the language, `raw` is not; `code` writes nothing. */
  readonly kind: "output" | "raw" | "code" | "comment";
  readonly start: number;
  readonly end: number;
  readonly innerStart: number;
  readonly innerEnd: number;
}

/** The language of a template by its name. */
export function templateLanguage(path: string): TemplateLanguage {
  const extension = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  return LANGUAGES.get(extension) ?? "handlebars";
}

const LANGUAGES: ReadonlyMap<string, TemplateLanguage> = new Map([
  ["ejs", "ejs"],
  ["eta", "eta"],
  ["pug", "pug"],
  ["jade", "pug"],
  ["twig", "twig"],
  ["liquid", "liquid"],
  ["njk", "nunjucks"],
  ["nunjucks", "nunjucks"],
  ["html", "page"],
  ["htm", "page"],
]);

/** The pieces of a template that are no text, in source order. */
export function templateTokens(text: string, language: TemplateLanguage): TemplateToken[] {
  switch (language) {
    case "pug":
      return [];
    case "ejs":
    case "eta":
      return scan(text, /<%/g, (at) => ejsToken(text, at, language === "eta"));
    case "handlebars":
      return scan(text, /\{\{/g, (at) => handlebarsToken(text, at));
    case "page":
      return scan(text, /<%|\{\{(?=[{&!])/g, (at) =>
        text[at] === "<" ? ejsToken(text, at, false) : handlebarsToken(text, at),
      );
    default:
      return escapedBlocks(
        text,
        scan(text, /\{[{%#]/g, (at) => curlyToken(text, at, language)),
      );
  }
}

type Read = (at: number) => TemplateToken | { readonly skipTo: number };

function scan(text: string, opening: RegExp, read: Read): TemplateToken[] {
  const tokens: TemplateToken[] = [];
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const token = read(found.index);
    if ("skipTo" in token) opening.lastIndex = Math.max(token.skipTo, found.index + 1);
    else {
      tokens.push(token);
      opening.lastIndex = Math.max(token.end, found.index + 1);
    }
  }
  return tokens;
}

function ejsToken(text: string, start: number, isEta: boolean): ReturnType<Read> {
  if (text[start + 2] === "%") return { skipTo: start + 3 };
  const end = endOf(text, "%>", start + 2);
  // Eta trims with `-` and `_`, and writes as it is with `~`.
  const trim = isEta ? /^[-_]?/ : /^_?/;
  const head = trim.exec(text.slice(start + 2, end))?.[0].length ?? 0;
  const sign = text[start + 2 + head] ?? "";
  const kind = EJS_KINDS.get(sign) ?? "code";
  const isRaw = isEta ? sign === "~" : sign === "-" && head === 0;
  const innerStart = start + 2 + head + (EJS_KINDS.has(sign) ? 1 : 0);
  const tail = /[-_]$/.exec(text.slice(innerStart, end))?.[0].length ?? 0;
  return token(isRaw ? "raw" : kind, start, end + 2, innerStart, end - tail, text);
}

const EJS_KINDS = new Map<string, TemplateToken["kind"]>([
  ["=", "output"],
  ["-", "code"],
  ["~", "code"],
  ["#", "comment"],
]);

function handlebarsToken(text: string, start: number): ReturnType<Read> {
  if (text[start - 1] === "\\" && text[start - 2] !== "\\") return { skipTo: start + 2 };
  if (text.startsWith("{{{{", start)) {
    const close = text.indexOf("{{{{/", start + 4);
    return { skipTo: close < 0 ? text.length : endOf(text, "}}}}", close) + 4 };
  }
  if (/^~?!--/.test(text.slice(start + 2, start + 6))) {
    const open = text.indexOf("--", start) + 2;
    const dashes = endOf(text, "--}}", open);
    const trimmed = endOf(text, "--~}}", open);
    const end = Math.min(dashes, trimmed);
    return token("comment", start, end + (trimmed < dashes ? 5 : 4), open, end, text);
  }
  const opening = /^\{\{~?\{?/.exec(text.slice(start, start + 4))?.[0] ?? "{{";
  const isTriple = opening.endsWith("{") && opening.length > 2;
  const closing = isTriple ? /\}~?\}\}/g : /~?\}\}/g;
  closing.lastIndex = start + opening.length;
  const close = closing.exec(text);
  const end = close?.index ?? text.length;
  const from = start + opening.length;
  const sign = text[from] ?? "";
  const word = text.slice(from, end).trim();
  const kind =
    sign === "!"
      ? "comment"
      : isTriple || sign === "&"
        ? "raw"
        : /^(?:[#/^>]|else\b)/.test(word)
          ? "code"
          : "output";
  const signs = sign === "&" || sign === "!" ? 1 : 0;
  return token(kind, start, end + (close?.[0].length ?? 0), from + signs, end, text);
}

/** Nunjucks, Twig and Liquid. */
function curlyToken(text: string, start: number, language: TemplateLanguage): ReturnType<Read> {
  const sign = text[start + 1];
  if (sign === "#") {
    if (language === "liquid") return { skipTo: start + 2 };
    const end = endOf(text, "#}", start + 2);
    return token("comment", start, end + 2, start + 2, end, text);
  }
  const close = sign === "{" ? "}}" : "%}";
  const end = endOutsideStrings(text, close, start + 2);
  const head = text[start + 2] === "-" ? 1 : 0;
  const tail = text[end - 1] === "-" ? 1 : 0;
  const inner = token("code", start, end + 2, start + 2 + head, end - tail, text);
  const code = text.slice(inner.innerStart, inner.innerEnd);
  if (sign === "%") {
    const word = /^\w+/.exec(code)?.[0] ?? "";
    if (!/^(?:raw|verbatim|comment)$/.test(word)) return inner;
    const after = new RegExp(`\\{%-?\\s*end${word}\\s*-?%\\}`, "g");
    after.lastIndex = inner.end;
    const stop = after.exec(text);
    const stopAt = stop ? stop.index : text.length;
    return word === "comment"
      ? token("comment", start, stop ? stopAt + stop[0].length : stopAt, inner.end, stopAt, text)
      : { skipTo: stop ? stopAt + stop[0].length : stopAt };
  }
  const isRaw = language === "liquid" || /\|\s*(?:safe|raw)\b/.test(code);
  return { ...inner, kind: isRaw ? "raw" : "output" };
}

/** Between `autoescape false` and its end everything is written as it is. */
function escapedBlocks(text: string, tokens: readonly TemplateToken[]): TemplateToken[] {
  let isOff = false;
  return tokens.map((each) => {
    if (each.kind === "code") {
      const code = text.slice(each.innerStart, each.innerEnd);
      if (/^autoescape\s+(?:false|off)\b/.test(code)) isOff = true;
      else if (/^endautoescape\b/.test(code)) isOff = false;
    }
    const isEscaped = /\|\s*(?:e|escape)\b/.test(text.slice(each.innerStart, each.innerEnd));
    return isOff && each.kind === "output" && !isEscaped ? { ...each, kind: "raw" } : each;
  });
}

function endOf(text: string, close: string, from: number): number {
  const end = text.indexOf(close, from);
  return end < 0 ? text.length : end;
}

function endOutsideStrings(text: string, close: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '"' || character === "'") {
      const next = text.indexOf(character, at + 1);
      if (next < 0) break;
      at = next;
    } else if (text.startsWith(close, at)) return at;
  }
  return endOf(text, close, from);
}

/** Without the blanks around what is in it; within the text, also where it does not end. */
function token(
  kind: TemplateToken["kind"],
  start: number,
  end: number,
  innerStart: number,
  innerEnd: number,
  text: string,
): TemplateToken {
  const last = Math.min(Math.max(innerEnd, innerStart), text.length);
  const inner = text.slice(innerStart, last);
  const lead = kind === "comment" ? 0 : inner.length - inner.trimStart().length;
  const trail = kind === "comment" ? 0 : inner.trimStart().length - inner.trim().length;
  return {
    kind,
    start,
    end: Math.min(end, text.length),
    innerStart: Math.min(innerStart + lead, last),
    innerEnd: last - trail,
  };
}
