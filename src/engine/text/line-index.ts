import type { Range } from "./range.ts";

/** Line and column, both from 0; the column counts UTF-16 code units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets of one text into lines and columns and back. Built once for each text version. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      // A lone carriage return ends a line as well: editors and the TypeScript scanner agree on it.
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) this.#starts.push(i + 1);
    }
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  position(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.#text.length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: clamped - (this.#starts[low] ?? 0) };
  }

  offset(position: Position): number {
    const line = this.lineRange(position.line);
    return Math.min(line.start + Math.max(0, position.column), line.end);
  }

  /** The span of a line without its line break; an empty span at the end for lines past the text. */
  lineRange(line: number): Range {
    const first = Math.max(0, line);
    const start = this.#starts[first];
    if (start === undefined) return { start: this.#text.length, end: this.#text.length };
    let end = this.#starts[first + 1] ?? this.#text.length;
    while (end > start && isLineBreak(this.#text.charCodeAt(end - 1))) end--;
    return { start, end };
  }
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}
