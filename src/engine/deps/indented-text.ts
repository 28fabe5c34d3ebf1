import type { Range } from "../text/range.ts";

/** A line of a file that a program wrote with indentation, and the lines that stand below it. */
export interface IndentedEntry {
  readonly key: string;
  /** The key without its quotes. */
  readonly keyRange: Range;
  /** The rest of the line without quotes; empty where lines below say more. */
  readonly value: string;
  readonly children: readonly IndentedEntry[];
}

interface OpenEntry extends IndentedEntry {
  value: string;
  readonly children: OpenEntry[];
  readonly indent: number;
}

/** Lockfiles are five levels deep; whatever is deeper was not written by a package manager. */
const MAX_LEVELS = 30;

/**
 * Reads the YAML that pnpm and Yarn write, and the format of Yarn 1, which is like it without
 * colons. A whole YAML reader takes ten times as long for the same entries, and these files have
 * tens of thousands of lines. Lists, anchors and comments say nothing that is needed and are left
 * out. Never throws; undefined where the text is nothing of the kind.
 */
export function readIndented(text: string): readonly IndentedEntry[] | undefined {
  const roots: OpenEntry[] = [];
  const open: OpenEntry[] = [];
  const lines = new Lines(text);
  /** Lines above this indentation belong to a block of text or a list. */
  let block: { readonly entry: OpenEntry | undefined; readonly indent: number } | undefined;
  let explicit: ReturnType<typeof readKey> | undefined;
  for (let line = lines.next(); line; line = lines.next()) {
    const { indent } = line;
    if (block && indent > block.indent) {
      if (block.entry) block.entry.value += `${block.entry.value === "" ? "" : " "}${line.content}`;
      continue;
    }
    block = undefined;
    const { content } = line;
    if (content.startsWith("#") || content === "---" || content === "...") continue;
    if (content.startsWith("- ") || content === "-") {
      block = { entry: undefined, indent };
      continue;
    }
    // A key too long for a line of its own: `? key`, then `: value` or entries below.
    if (content.startsWith("? ")) {
      explicit = readKey(text, line.start + 2, line.end);
      continue;
    }
    const key = content.startsWith(":") ? explicit : readKey(text, line.start, line.end);
    explicit = undefined;
    if (!key) return undefined;
    const rest = (
      content.startsWith(":") ? content.slice(1) : text.slice(key.end, line.end)
    ).trim();
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    if (open.length >= MAX_LEVELS) return undefined;
    const entry: OpenEntry = {
      key: key.key,
      keyRange: key.range,
      value: "",
      children: [],
      indent,
    };
    (open.at(-1)?.children ?? roots).push(entry);
    open.push(entry);
    if (/^[>|][+-]?\d?$/.test(rest)) block = { entry, indent };
    else if (isOpenQuote(rest)) entry.value = unquote(`${rest} ${lines.untilQuote(rest[0] ?? "")}`);
    else entry.value = unquote(rest);
  }
  return roots;
}

/** The pairs of `{a: b, c: d}`, which pnpm writes for what is short. */
export function readFlow(value: string): Map<string, string> {
  const pairs = new Map<string, string>();
  if (!value.startsWith("{") || !value.endsWith("}")) return pairs;
  for (const match of value
    .slice(1, -1)
    .matchAll(/\s*('[^']*'|"[^"]*"|[^,:{}]+):\s*('[^']*'|"[^"]*"|[^,{}]*),?/g)) {
    pairs.set(unquote(match[1] ?? ""), unquote((match[2] ?? "").trim()));
  }
  return pairs;
}

interface Line {
  readonly indent: number;
  /** Of the content, without indentation and blanks at the end. */
  readonly start: number;
  readonly end: number;
  readonly content: string;
}

/** Lines that hold anything. */
class Lines {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): Line | undefined {
    const text = this.#text;
    while (this.#at < text.length) {
      const newline = text.indexOf("\n", this.#at);
      const lineEnd = newline === -1 ? text.length : newline;
      let start = this.#at;
      while (text.charCodeAt(start) === 32) start++;
      const indent = start - this.#at;
      let end = lineEnd;
      while (end > start && text.charCodeAt(end - 1) <= 32) end--;
      this.#at = lineEnd + 1;
      if (end > start) return { indent, start, end, content: text.slice(start, end) };
    }
    return undefined;
  }

  /** The rest of a quoted text that goes on over several lines. */
  untilQuote(quote: string): string {
    const parts: string[] = [];
    for (let line = this.next(); line; line = this.next()) {
      parts.push(line.content);
      if (line.content.endsWith(quote)) break;
    }
    return parts.join(" ");
  }
}

/** The key at the beginning of a line; `end` is where its value begins. */
function readKey(
  text: string,
  start: number,
  lineEnd: number,
): { readonly key: string; readonly range: Range; readonly end: number } | undefined {
  const quote = text[start];
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, start + 1);
    if (close === -1 || close >= lineEnd) return undefined;
    // Yarn 1 quotes each of several keys: `"a@1", "a@2":`.
    if (text.startsWith(", ", close + 1)) return listedKeys(text, start, lineEnd);
    const end = text[close + 1] === ":" ? close + 2 : close + 1;
    return { key: text.slice(start + 1, close), range: { start: start + 1, end: close }, end };
  }
  const line = text.slice(start, lineEnd);
  if (/^[^\s"]+, /.test(line)) return listedKeys(text, start, lineEnd);
  const colon = /:(?=\s|$)/.exec(line)?.index;
  const blank = line.indexOf(" ");
  // `key: value` of YAML, or `key value` of Yarn 1.
  const length = colon !== undefined && (blank === -1 || colon < blank) ? colon : blank;
  if (length === -1) return undefined;
  const end = start + length + (colon === length ? 1 : 0);
  return { key: line.slice(0, length), range: { start, end: start + length }, end };
}

function listedKeys(
  text: string,
  start: number,
  lineEnd: number,
): { readonly key: string; readonly range: Range; readonly end: number } | undefined {
  if (text[lineEnd - 1] !== ":") return undefined;
  const key = text.slice(start, lineEnd - 1).replaceAll('"', "");
  return { key, range: { start, end: lineEnd - 1 }, end: lineEnd };
}

function isOpenQuote(value: string): boolean {
  const quote = value[0];
  return (quote === "'" || quote === '"') && (value.length === 1 || !value.endsWith(quote));
}

function unquote(value: string): string {
  const quote = value[0];
  if (value.length < 2 || (quote !== "'" && quote !== '"') || !value.endsWith(quote)) return value;
  const inner = value.slice(1, -1);
  return quote === "'" ? inner.replaceAll("''", "'") : inner.replaceAll('\\"', '"');
}
