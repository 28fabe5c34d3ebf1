import type { Comment } from "../../text/comment.ts";
import type { Range } from "../../text/range.ts";
import type { CodeWriter } from "./code-writer.ts";

/** A script in a component's file. */
export interface ScriptBlock {
  /** What is between its tags. */
  readonly content: Range;
  /** True for code that runs once for each use of the component; false for a module's own code. */
  readonly perInstance: boolean;
  readonly language: string;
}

/** A file with scripts and markup, as far as its code goes. */
export interface Component {
  readonly scripts: readonly ScriptBlock[];
  readonly comments: readonly Comment[];
  /** The names of script variables that markup reads through, such as Vue's refs. */
  readonly unwraps: boolean;
  /** Writes the markup as JSX. */
  readonly writeMarkup: (writer: CodeWriter) => void;
}
