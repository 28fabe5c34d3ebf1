import type { Range } from "./range.ts";

/** A comment of any language: its whole span, and its text without the delimiters. */
export interface Comment {
  readonly range: Range;
  readonly text: string;
  /** Offset of `text` in the file. */
  readonly textStart: number;
}
