import type { Comment } from "../text/comment.ts";
import type { ParseProblem } from "../text/problem.ts";
import type { Range } from "../text/range.ts";
import type { ConfigEntry, HtmlElement, TemplateHole } from "./document.ts";

/** Values below this many keys are left out: each carries its whole path, so depth costs memory. */
export const MAX_DEPTH = 200;

/** A start and an end in the text that a reader was given. */
export type Span = readonly [start: number, end: number];

export interface ScalarPlace {
  readonly path: readonly string[];
  readonly value: ConfigEntry["value"];
  readonly key?: Span | undefined;
  /** The value without its quotes. */
  readonly inner: Span;
  readonly outer: Span;
}

/**
 * Collects what a reader finds. It stays usable when the reader throws half-way, which is how
 * broken texts still give their first entries. Offsets are those of `text`; `base` is added to every one: a byte order mark
 * is cut off before reading, and all ranges count from the start of the file.
 */
export class DocumentBuilder {
  readonly entries: ConfigEntry[] = [];
  readonly aliased: ConfigEntry[] = [];
  readonly elements: HtmlElement[] = [];
  readonly holes: TemplateHole[] = [];
  readonly comments: Comment[] = [];
  readonly #base: number;
  readonly #length: number;
  #problem: ParseProblem | undefined;

  constructor(text: string, base: number) {
    this.#base = base;
    this.#length = text.length;
  }

  /** What is added to offsets of the text. */
  get base(): number {
    return this.#base;
  }

  /** The first problem that was reported; later ones are mostly its consequences. */
  get problem(): ParseProblem | undefined {
    return this.#problem;
  }

  /** Kept within the text: some parsers place what is missing at the end one character past it. */
  range(start: number, end: number): Range {
    const first = Math.min(start, this.#length);
    const last = Math.min(Math.max(start, end), this.#length);
    return { start: first + this.#base, end: last + this.#base };
  }

  scalar(place: ScalarPlace, target: ConfigEntry[] = this.entries): void {
    const keyRange = place.key && { keyRange: this.range(...place.key) };
    target.push({
      path: place.path,
      value: place.value,
      ...keyRange,
      valueRange: this.range(...place.inner),
      outerRange: this.range(...place.outer),
    });
  }

  /** `inner` is the span of the text between the delimiters. */
  comment(text: string, outer: Span, inner: Span): void {
    this.comments.push({
      range: this.range(...outer),
      text: text.slice(...inner),
      textStart: inner[0] + this.#base,
    });
  }

  fail(message: string, start: number, end: number): void {
    this.#problem ??= { message, range: this.range(start, end) };
  }
}

/** The span without a pair of equal quotes at its ends; the span itself when it has none. */
export function unquoted(text: string, [start, end]: Span): Span {
  const quote = text[start];
  const isQuoted = end - start >= 2 && (quote === '"' || quote === "'") && text[end - 1] === quote;
  return isQuoted ? [start + 1, end - 1] : [start, end];
}
