import type { ConfigDocument, TemplateHole, TextEdit } from "../../../engine/api.ts";

/** A hole through which a value reaches what browsers run. */
export interface DangerousHole {
  readonly hole: TemplateHole;
  readonly why: "found" | "script" | "json" | "handler" | "link";
  /** True where it is only likely that the value is somebody else's. */
  readonly isLikely: boolean;
  /** The form of the language that escapes. */
  readonly form: string;
  readonly edits?: readonly TextEdit[];
}

/** Texts that are no pages: mails as text, configuration, code. */
const NO_PAGE =
  /(?:^|\/)(?:\.env|dockerfile|docker-compose|readme|changelog)|\.(?:env|ya?ml|json|[cm]?[jt]sx?|d|md|txt|text|sh|sql|css|xml|toml|conf|ini|config|py|go|rs|java|graphql|prisma)\.(?:hbs|ejs|mustache|handlebars|njk|eta|twig|liquid)$|(?:subject|plain|[-_.]te?xt)\.\w+$/i;
const PAGE =
  /<!doctype html|<\/?(?:html|body|head|div|p|span|a|td|tr|table|ul|li|h[1-6]|img|button|form|input|label|section|article|main|nav|header|footer|script|mjml|mj-[a-z]+)\b/i;

/** What layouts put in: pages and parts that are HTML themselves. */
const PARTS =
  /^(?:(?:await\s+)?(?:include|partial|render|layout|block|yield|content(?:For)?|slot|component|csrf\w*|css|js|style|script|asset|stylesheet|svg|icon|t|__n?|i18n|trans|translate)\b.*|body|content|yield|children|slot|main|header|footer|scripts?|styles?|head|layout|nonce|.*(?:body|content|html|markup|svg|csrf\w*|partial|rendered|sanitized|safe|icon|css|styles?|scripts?|meta|schema|jsonld)|locals\.(?:body|content).*)$/i;

/** What visitors and customers send, in themes of Shopify, whose language escapes nothing. */
const SENT_IN_LIQUID =
  /^(?:search\.terms|cart\.note|cart\.attributes\b.*|order\.note|order\.attributes\b.*|form\.\w+|comment\.(?:content|author|email)|(?:line_)?item\.properties\b.*|(?:customer|address)\.(?:name|first_name|last_name|company|address1|address2|city|note)|customer\.\w*address\.(?:name|first_name|last_name|company|address[12]|street|city|phone|zip)|request\.path|current_tags\b.*)(?=\s*(?:\||$))/;
const ESCAPES_IN_LIQUID =
  /\|\s*(?:escape|escape_once|url_encode|url_escape|url_param_escape|json|strip_html|handleize|handle|size|date|money\w*|format_address|plus|minus|times|highlight)\b/;

/** Numbers, keys and words of the program: nobody writes markup into them. */
const PLAIN =
  /(?:^|[._@\s])_?(?:id|ids|index|idx|key|first|last|count|total|subtotal|qty|quantity|price|amount|page|pages|number|no|uuid|hash|sku|code|slug|token|csrf\w*|status|type|lang|locale|currency|year|date|size|length|width|height|version|\w+(?:Id|ID|_id|Count|Total|Qty|Quantity|Price|Amount|Index|Number|Token|Date|Code))$/;
/** Values that are made for code. */
const ENCODES =
  /json|dump|tojson|stringify|serialize|encode|escape|jsesc|\bjs\b|uneval|devalue|parseInt|Number\(|\+\s*\d/i;

/** The address of somebody else, as the store was told it. */
const OWN_SITE =
  /(?:^|\.)(?:web_?site|home_?page)(?:_?url)?$|(?:^|\.)(?:customer|user|author|reviewer|vendor|seller|company|profile|member|supplier)s?\.(?:url|link|website\w*|site)$/i;
const ADDRESSES = new Set(["href", "xlink:href", "action", "formaction"]);

export function dangerousHoles(document: ConfigDocument): DangerousHole[] {
  const { path, text, holes } = document;
  if (holes.length === 0 || NO_PAGE.test(path)) return [];
  if (holes[0]?.language !== "pug" && !PAGE.test(text)) return [];
  return holes.flatMap((hole) => dangerousHole(hole, text) ?? []);
}

/** What is wrong with one hole, by what it says. */
export function dangerousHole(hole: TemplateHole, text: string): DangerousHole | undefined {
  const { place, language } = hole;
  if (language === "liquid") return inLiquid(hole);
  switch (place.kind) {
    case "comment":
    case "style":
      return undefined;
    case "script":
      return inScript(hole, place.quote, text);
    case "data":
      return hole.isEscaped ? undefined : asJson(hole, text);
    case "attribute":
      if (/^on[a-z]+$/.test(place.name)) return inHandler(hole, text);
      if (hole.isEscaped) return asAddress(hole, place);
      return asMarkup(hole, text);
    default:
      return hole.isEscaped ? undefined : asMarkup(hole, text);
  }
}

function asMarkup(hole: TemplateHole, text: string): DangerousHole | undefined {
  const value = withoutFilters(hole);
  if (isHarmless(value, hole)) return undefined;
  // A helper that is given something may write HTML of its own.
  const isCall = /^[\w$.]+\s*\(/.test(value) && !MAKES_MARKUP.test(value);
  return { ...escaped(hole, text), hole, why: "found", isLikely: isCall };
}

const MAKES_MARKUP =
  /^(?:marked|md|markdown\w*|nl2br|unescape\w*|decode\w*|String|JSON\.stringify|Object|Array)\b|\.(?:replace|replaceAll|trim|toUpperCase|toLowerCase|toString|substr\w*|slice|join|concat)\(/;

/** JSON in which no script ends. */
const KEEPS_SCRIPT =
  /\.replace(?:All)?\(|\\u003c|escape|serialize|uneval|devalue|json_encode|\|\s*tojson/i;

function inScript(hole: TemplateHole, quote: string, text: string): DangerousHole | undefined {
  if (quote === "/") return undefined;
  if (KEEPS_SCRIPT.test(hole.value)) return undefined;
  if (!hole.isEscaped) return asJson(hole, text) ?? withWhy(asMarkup(hole, text), "script");
  const value = withoutFilters(hole);
  // In quotes the escaped value stays a text; between backticks `${` is none that HTML knows.
  if (quote === '"' || quote === "'") return undefined;
  if (isHarmless(value, hole) || PLAIN.test(value) || ENCODES.test(hole.value)) return undefined;
  if (/[\s(]/.test(value)) return undefined;
  return { hole, why: "script", isLikely: quote === "", form: "JSON in a data attribute" };
}

/** `JSON.stringify(x)` among code: `</script>` in it ends the script. */
function asJson(hole: TemplateHole, text: string): DangerousHole | undefined {
  const { value, language, valueRange } = hole;
  const isWritten = value.startsWith("JSON.stringify(");
  const isFilter = language === "nunjucks" && /\|\s*dump\b/.test(value);
  const isHelper = /^(?:json|stringify|toJSON|JSONstringify|jsonStringify)\s+[\w@.]/i.test(value);
  if (!isWritten && !isFilter && !isHelper) return undefined;
  if (KEEPS_SCRIPT.test(value)) return undefined;
  if (isHelper && /\bconfig\b|settings|\bmessages?\b|i18n|locale/i.test(value)) return undefined;
  const form = String.raw`.replace(/</g, "\\u003c")`;
  const isWhole =
    isWritten && closes(text, valueRange.start + value.indexOf("(")) === valueRange.end;
  const edits = isWhole ? [{ start: valueRange.end, end: valueRange.end, text: form }] : undefined;
  return { hole, why: "json", isLikely: isHelper, form, ...(edits && { edits }) };
}

/** The offset behind the bracket that closes one. */
function closes(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "(") depth++;
    else if (text[at] === ")" && --depth === 0) return at + 1;
  }
  return text.length;
}

function inHandler(hole: TemplateHole, text: string): DangerousHole | undefined {
  const whole = withoutFilters(hole);
  // Pug writes the code of the attribute as an expression.
  const value = hole.language === "pug" ? (JOINED.exec(whole)?.slice(1).join("") ?? whole) : whole;
  if (isHarmless(value, hole) || PLAIN.test(value) || ENCODES.test(hole.value)) return undefined;
  if (!hole.isEscaped) return asMarkup(hole, text);
  // Only plain values: what a helper or an expression makes of one is not known.
  const isPlain = /^[\w$@.[\]/]+$/.test(value);
  const isText =
    /(?:name|title|label|text|note|comment|message|email|address|city|company|description)$/i;
  if (!isPlain) return undefined;
  return { hole, why: "handler", isLikely: !isText.test(value), form: "a data attribute" };
}

const JOINED = /["']\s*\+\s*([\w$.]+)|`[^`]*\$\{([\w$.]+)\}/;

function asAddress(
  hole: TemplateHole,
  place: Extract<TemplateHole["place"], { kind: "attribute" }>,
): DangerousHole | undefined {
  const isAddress =
    ADDRESSES.has(place.name) || (place.name === "src" && place.element === "iframe");
  if (!isAddress || !place.isFirst || !OWN_SITE.test(withoutFilters(hole))) return undefined;
  return { hole, why: "link", isLikely: true, form: "a checked address" };
}

function inLiquid(hole: TemplateHole): DangerousHole | undefined {
  const { kind } = hole.place;
  if (kind === "comment" || kind === "style") return undefined;
  if (!SENT_IN_LIQUID.test(hole.value) || ESCAPES_IN_LIQUID.test(hole.value)) return undefined;
  const at = hole.valueRange.end;
  const edits = kind === "script" ? [] : [{ start: at, end: at, text: " | escape" }];
  const form = kind === "script" ? "| json" : "| escape";
  const why = kind === "script" ? "script" : "found";
  // What customers wrote of themselves is mostly shown to themselves.
  const isLikely = /^(?:customer|address)\b/.test(hole.value);
  return { hole, why, isLikely, form, ...(edits.length > 0 && { edits }) };
}

/** The language's form that escapes, and the edits to it. */
function escaped(
  { language, range, valueRange, value }: TemplateHole,
  text: string,
): Pick<DangerousHole, "form" | "edits"> {
  const code = text.slice(range.start, range.end);
  const change = (from: string, to: string): Pick<DangerousHole, "form" | "edits"> => {
    const at = code.indexOf(from);
    if (at < 0) return { form: to };
    const start = range.start + at;
    return { form: to, edits: [{ start, end: start + from.length, text: to }] };
  };
  if (code.startsWith("<%")) return language === "eta" ? change("~", "=") : change("<%-", "<%=");
  if (language === "pug") {
    if (code.startsWith("!{")) return { ...change("!", "#"), form: "#{}" };
    if (code.startsWith("!=")) return change("!=", "=");
    const at = text.lastIndexOf("!=", range.start);
    return { form: "=", edits: [{ start: at, end: at + 2, text: "=" }] };
  }
  if (language === "nunjucks" || language === "twig") {
    const filter = /\s*\|\s*(?:safe|raw)\b/.exec(value);
    const start = valueRange.start + (filter?.index ?? 0);
    const edits = filter ? [{ start, end: start + filter[0].length, text: "" }] : undefined;
    return { form: "no filter safe or raw", ...(edits && { edits }) };
  }
  const ampersand = code.startsWith("{{&") || code.startsWith("{{~&");
  if (ampersand) return { ...change("&", ""), form: "two braces" };
  const edits = [{ ...range, text: code.slice(1, -1) }];
  return { form: "two braces", edits };
}

function withWhy(
  found: DangerousHole | undefined,
  why: DangerousHole["why"],
): DangerousHole | undefined {
  if (!found) return undefined;
  const { edits: _, ...rest } = found;
  return { ...rest, why, form: "JSON in a data attribute" };
}

function withoutFilters({ value, language }: TemplateHole): string {
  const hasFilters = language === "nunjucks" || language === "twig" || language === "liquid";
  return (hasFilters ? value.replace(/\s*\|(?!\|).*$/s, "") : value).trim();
}

/** Parts of the layout, constants, and what escapes or sanitizes by itself. */
function isHarmless(value: string, { value: whole, language }: TemplateHole): boolean {
  if (value === "" || PARTS.test(value.split(/[./[]/).at(-1) ?? "") || PARTS.test(value))
    return true;
  // Scripts of trackers and the like, which the shop sets up.
  if (/^(?:locals\.|@root\.)?(?:config|settings|env)\./.test(value)) return true;
  if (/^["'`][^"'`$]*["'`]$/.test(value) || /^-?\d+(?:\.\d+)?$/.test(value)) return true;
  // In Handlebars it is a helper that is given something.
  if (language === "handlebars" && /\s/.test(value)) return true;
  return /(?:escape|sanitiz|purify|encode|striptags|xss)\w*\s*(?:\(|$)|\|\s*(?:e|escape|striptags|nl2br|json_encode|url_encode|dump|markdown\w*)\b|\.length$/i.test(
    whole,
  );
}
