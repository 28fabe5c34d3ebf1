import type { DocumentBuilder } from "./builder.ts";
import type { HolePlace, HtmlAttribute, HtmlElement } from "./document.ts";

/** Types of scripts that browsers run. */
const CODE = /^(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i;

/** Says of a hole where in the page it is. `page` is the text with words for holes; its elements have been read. */
export function holePlaces(
  page: string,
  { elements, comments, base }: Pick<DocumentBuilder, "elements" | "comments" | "base">,
): (start: number, end: number) => HolePlace {
  const strings = new Map<HtmlElement, (at: number) => string>();
  return (from, to) => {
    const start = from + base;
    const end = to + base;
    if (comments.some(({ range }) => range.start < start && end < range.end))
      return { kind: "comment" };
    for (const element of elements) {
      if (element.tagRange.start <= start && end <= element.tagRange.end)
        return inTag(element, start, end);
      const content = element.contentRange;
      if (!content || start < content.start || end > content.end) continue;
      if (element.name === "style") return { kind: "style" };
      if (!CODE.test(typeOf(element))) {
        return /json/i.test(typeOf(element)) ? { kind: "data" } : { kind: "text" };
      }
      const quoteAt =
        strings.get(element) ?? quotes(page, content.start - base, content.end - base);
      strings.set(element, quoteAt);
      return { kind: "script", quote: quoteAt(from) };
    }
    return { kind: "text" };
  };
}

function inTag(element: HtmlElement, start: number, end: number): HolePlace {
  const attribute = element.attributes.find(
    ({ valueRange }) => valueRange.start <= start && end <= valueRange.end,
  );
  if (!attribute) return { kind: "tag" };
  return {
    kind: "attribute",
    element: element.name,
    name: attribute.name,
    isFirst: attribute.valueRange.start === start,
  };
}

function typeOf({ attributes }: HtmlElement): string {
  return attributes.find(({ name }: HtmlAttribute) => name === "type")?.value.trim() ?? "";
}

/** The quote of the string that each offset of a script is in; empty outside of strings. */
function quotes(code: string, start: number, end: number): (at: number) => string {
  const spans: { readonly start: number; readonly end: number; readonly quote: string }[] = [];
  for (let at = start; at < end; at++) {
    const character = code[at] ?? "";
    if (character === "/" && (code[at + 1] === "/" || code[at + 1] === "*")) {
      const close = code[at + 1] === "/" ? "\n" : "*/";
      const stop = code.indexOf(close, at + 2);
      const last = stop < 0 ? end : stop;
      spans.push({ start: at, end: last, quote: "/" });
      at = last;
    } else if (character === '"' || character === "'" || character === "`") {
      const first = at;
      for (at++; at < end && code[at] !== character; at++) {
        if (code[at] === "\\") at++;
        else if (code[at] === "\n" && character !== "`") break;
      }
      spans.push({ start: first, end: at, quote: character });
    }
  }
  return (at) => spans.find((each) => each.start < at && at < each.end)?.quote ?? "";
}
