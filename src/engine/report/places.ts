import { LineIndex } from "../text/line-index.ts";
import type { Range } from "../text/range.ts";

/** A place for people and for exports: lines and columns from 1, columns in UTF-16 units, the end exclusive. */
export interface Place {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** Turns offsets of many files into lines and columns; each file is read once. */
export class Places {
  readonly #read: (path: string) => string | undefined;
  readonly #lines = new Map<string, LineIndex>();

  constructor(read: (path: string) => string | undefined) {
    this.#read = read;
  }

  of(path: string, range: Range): Place {
    const lines = this.#index(path);
    const start = lines.position(range.start);
    const end = lines.position(range.end);
    return {
      start: { line: start.line + 1, column: start.column + 1 },
      end: { line: end.line + 1, column: end.column + 1 },
    };
  }

  #index(path: string): LineIndex {
    let lines = this.#lines.get(path);
    if (!lines) {
      lines = new LineIndex(this.#read(path) ?? "");
      this.#lines.set(path, lines);
    }
    return lines;
  }
}
