import type { Range } from "../../text/range.ts";

/** A piece of the file's own code, which stands in the written code as it is. */
export interface Piece extends Range {
  readonly shape: Shape;
  /** The quote around it, which code that is put there must not hold. */
  readonly quote: string;
}

/** What a piece is, so that one that cannot be read can be told from the others. */
export type Shape = "expression" | "parameters" | "statements";

/**
 * Writes code for what a file says in another language, and remembers for every character where in
 * the file it comes from: that of a copied one exactly, that of others as the range that they stand for.
 */
export class CodeWriter {
  readonly pieces: Piece[] = [];
  readonly #file: string;
  readonly #isReadable: (shape: Shape, code: string) => boolean;
  readonly #parts: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  #around: Range;

  constructor(file: string, isReadable: (shape: Shape, code: string) => boolean = () => true) {
    this.#file = file;
    this.#isReadable = isReadable;
    this.#around = { start: 0, end: file.length };
  }

  get code(): string {
    return this.#parts.join("");
  }

  /** Code that the file does not hold: it stands for the range that is written just now. */
  text(code: string): void {
    this.#parts.push(code);
    for (let i = 0; i < code.length; i++) {
      this.#starts.push(this.#around.start);
      this.#ends.push(this.#around.end);
    }
  }

  /** Whatever `write` writes stands for a range. */
  within(range: Range, write: () => void): void {
    const before = this.#around;
    this.#around = range;
    write();
    this.#around = before;
  }

  /** Characters of the file. */
  copy({ start, end }: Range): void {
    this.#parts.push(this.#file.slice(start, end));
    for (let at = start; at < end; at++) {
      this.#starts.push(at);
      this.#ends.push(at + 1);
    }
  }

  /** All that another writer wrote for the same file. */
  append(other: CodeWriter): void {
    this.#parts.push(...other.#parts);
    for (const start of other.#starts) this.#starts.push(start);
    for (const end of other.#ends) this.#ends.push(end);
    this.pieces.push(...other.pieces);
  }

  /** Code of the file; what cannot be read is left out, so that it takes nothing else with it. */
  piece(shape: Shape, range: Range): void {
    const code = this.#file.slice(range.start, range.end);
    if (!this.#isReadable(shape, code)) {
      this.text(shape === "expression" ? "undefined" : "");
      return;
    }
    const quote = /["'`]/.exec(this.#file[range.start - 1] ?? "")?.[0] ?? "";
    this.pieces.push({ ...range, shape, quote });
    this.copy(range);
    // A comment at the end would swallow what follows.
    if (code.includes("//") || code.includes("<!--")) this.text("\n");
  }

  expression(range: Range): void {
    this.text("(");
    this.piece("expression", range);
    this.text(")");
  }

  /** Where in the file a range of the written code is. */
  original(start: number, end: number): [start: number, end: number] {
    const last = this.#starts.length - 1;
    if (last < 0) return [0, 0];
    const first = this.#starts[Math.min(start, last)] ?? 0;
    const final = end > start ? this.#ends[Math.min(end - 1, last)] : first;
    return [first, Math.max(first, final ?? first)];
  }
}
