import type { Range } from "./range.ts";

/** Why a text could not be read, with the place where its reader gave up. */
export interface ParseProblem {
  readonly message: string;
  readonly range: Range;
}
