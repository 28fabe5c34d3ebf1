import { type Token, Tokenizer, TokenizerMode } from "parse5";
import type { DocumentBuilder, Span } from "./builder.ts";
import type { HtmlAttribute } from "./document.ts";

/**
 * Reads tags and comments in source order. The tokenizer is used without the tree builder, which
 * moves and drops tags where it repairs a page: partial templates would lose what they contain.
 * `original` is what the file says, where the text has words in place of holes.
 */
export function readHtml(text: string, into: DocumentBuilder, original = text): void {
  let raw: { readonly index: number; readonly start: number } | undefined;
  let foreignDepth = 0;
  const closeRaw = (end: number): void => {
    const element = raw && into.elements[raw.index];
    if (raw && element) {
      into.elements[raw.index] = { ...element, contentRange: into.range(raw.start, end) };
    }
    raw = undefined;
  };
  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        if (!token.location) return;
        const { startOffset, endOffset } = token.location;
        const name = token.tagName;
        const attributes = readAttributes(text, token, into);
        into.elements.push({ name, tagRange: into.range(startOffset, endOffset), attributes });
        const isForeign = foreignDepth > 0;
        if (FOREIGN.has(name) && !token.selfClosing) foreignDepth++;
        tokenizer.inForeignNode = foreignDepth > 0;
        // In SVG these tags may close themselves, and a title is ordinary markup.
        if (isForeign && (token.selfClosing || name === "title")) return;
        const mode = MODES.get(name);
        if (mode === undefined) return;
        tokenizer.state = mode;
        if (name === "script" || name === "style") {
          raw = { index: into.elements.length - 1, start: endOffset };
        }
      },
      onEndTag(token) {
        if (raw && token.location) closeRaw(token.location.startOffset);
        if (FOREIGN.has(token.tagName)) foreignDepth = Math.max(0, foreignDepth - 1);
        tokenizer.inForeignNode = foreignDepth > 0;
      },
      onEof: () => closeRaw(text.length),
      onComment(token) {
        if (token.location) readComment(original, token.location, into);
      },
      onDoctype: ignore,
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
    },
  );
  tokenizer.write(text, true);
}

const FOREIGN: ReadonlySet<string> = new Set(["svg", "math"]);

/** How the text after these start tags is read until their end tag. */
const MODES = new Map([
  ["script", TokenizerMode.SCRIPT_DATA],
  ...["style", "xmp", "iframe", "noembed", "noframes"].map(
    (name) => [name, TokenizerMode.RAWTEXT] as const,
  ),
  ["title", TokenizerMode.RCDATA],
  ["textarea", TokenizerMode.RCDATA],
  ["plaintext", TokenizerMode.PLAINTEXT],
]);

function readAttributes(
  text: string,
  token: Token.TagToken,
  into: DocumentBuilder,
): HtmlAttribute[] {
  const attributes: HtmlAttribute[] = [];
  for (const { name, value } of token.attrs) {
    const location = token.location?.attrs?.[name];
    if (!location) continue;
    const { startOffset, endOffset } = location;
    attributes.push({
      name,
      value,
      range: into.range(startOffset, endOffset),
      valueRange: into.range(...valueSpan(text, startOffset, endOffset, name.length)),
    });
  }
  return attributes;
}

function valueSpan(text: string, start: number, end: number, nameLength: number): Span {
  const nameEnd = start + nameLength;
  const assigned = /^\s*=\s*/.exec(text.slice(nameEnd, end));
  if (!assigned) return [nameEnd, nameEnd];
  const valueStart = nameEnd + assigned[0].length;
  const quote = text[valueStart];
  if (quote !== '"' && quote !== "'") return [valueStart, end];
  return [valueStart + 1, Math.max(valueStart + 1, end - 1)];
}

/** Only `<!-- -->` counts: what else the tokenizer calls a comment is a broken tag or an XML header. */
function readComment(text: string, location: Token.Location, into: DocumentBuilder): void {
  const { startOffset: start, endOffset: end } = location;
  if (!text.startsWith("<!--", start)) return;
  const closing = /--!?>$/.exec(text.slice(Math.max(start + 4, end - 4), end))?.[0].length ?? 0;
  into.comment(text, [start, end], [start + 4, Math.max(start + 4, end - closing)]);
}

function ignore(): void {}
