import { type TextEdit, applyEdits } from "./edit.ts";

/** A piece of the text as it is now: a span of the text that it was, or new. */
type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

/**
 * A text that is edited again and again, and what has become of the one it was at the beginning:
 * what no edit touched stays untouched in the edits that lead from one to the other.
 */
export class Revision {
  readonly #original: string;
  #pieces: readonly Piece[];
  #text: string;

  constructor(text: string) {
    this.#original = text;
    this.#text = text;
    this.#pieces = [{ from: 0, to: text.length }];
  }

  get text(): string {
    return this.#text;
  }

  /** Applies edits of the text as it is now; false, and nothing is done, when they overlap or lie outside. */
  apply(edits: readonly TextEdit[]): boolean {
    const next = applyEdits(this.#text, edits);
    if (next === undefined) return false;
    const pieces: Piece[] = [];
    let position = 0;
    for (const { start, end, text } of edits.toSorted(
      (a, b) => a.start - b.start || a.end - b.end,
    )) {
      pieces.push(...this.#cut(position, start), { text });
      position = end;
    }
    pieces.push(...this.#cut(position, this.#text.length));
    this.#pieces = pieces;
    this.#text = next;
    return true;
  }

  /** The edits of the first text that give the one of now: in order, apart from one another, each with something to do. */
  edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    let start = 0;
    let text = "";
    const end = { from: this.#original.length, to: this.#original.length };
    for (const piece of [...this.#pieces, end]) {
      if ("text" in piece) {
        text += piece.text;
        continue;
      }
      const edit = this.#shortened(start, piece.from, text);
      if (edit) edits.push(edit);
      start = piece.to;
      text = "";
    }
    return edits;
  }

  /** The pieces between two places of the text as it is now. */
  #cut(start: number, end: number): Piece[] {
    const cut: Piece[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const length = "text" in piece ? piece.text.length : piece.to - piece.from;
      const [from, to] = [Math.max(start - at, 0), Math.min(end - at, length)];
      if (from < to) {
        cut.push(
          "text" in piece
            ? { text: piece.text.slice(from, to) }
            : { from: piece.from + from, to: piece.from + to },
        );
      }
      at += length;
    }
    return cut;
  }

  /** Without what is the same before and after at both ends; undefined where nothing is left. */
  #shortened(start: number, end: number, text: string): TextEdit | undefined {
    const before = this.#original.slice(start, end);
    const most = Math.min(before.length, text.length);
    let head = 0;
    while (head < most && before[head] === text[head]) head++;
    let tail = 0;
    while (tail < most - head && before.at(-1 - tail) === text.at(-1 - tail)) tail++;
    if (head === before.length && head === text.length) return undefined;
    return { start: start + head, end: end - tail, text: text.slice(head, text.length - tail) };
  }
}
