import type { Comment } from "../text/comment.ts";
import type { LineIndex } from "../text/line-index.ts";
import type { ParseProblem } from "../text/problem.ts";
import type { Range } from "../text/range.ts";
import type { TemplateLanguage } from "./template-tokens.ts";

export type DocumentKind =
  | "json"
  | "yaml"
  | "toml"
  | "env"
  | "properties"
  | "dockerfile"
  | "html"
  | "template"
  | "shell"
  | "graphql"
  | "prisma";

/** A file that is not a script, read into places and values. */
export interface ConfigDocument {
  readonly kind: DocumentKind;
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** Every scalar value with the keys that lead to it, in source order. Empty for HTML. */
  readonly entries: readonly ConfigEntry[];
  /**
   * The same values once more at the places where YAML aliases and merge keys use them: the path
   * is that of the use, the value's ranges are those of the anchored source, so that a finding
   * and its fix land where the value is written. Empty for the other kinds.
   */
  readonly aliased: readonly ConfigEntry[];
  /** Elements of an HTML document, in source order. Empty for the other kinds. */
  readonly elements: readonly HtmlElement[];
  /** What a template writes, in source order. Empty for the other kinds. */
  readonly holes: readonly TemplateHole[];
  readonly comments: readonly Comment[];
  /** Set when the text could be read only in part. */
  readonly problem?: ParseProblem;
}

/** One scalar: a JSON, YAML or TOML leaf, a line of an .env file, a variable or instruction of a Dockerfile, a command of a shell script. */
export interface ConfigEntry {
  /** Keys from the root; list positions as decimal text. `["ENV", "NAME"]` in a Dockerfile. */
  readonly path: readonly string[];
  readonly value: string | number | boolean | null;
  /** The key's content without quotes; absent for list items. */
  readonly keyRange?: Range;
  /** The value's content without quotes. */
  readonly valueRange: Range;
  /** The value with its quotes, equal to `valueRange` where there are none. */
  readonly outerRange: Range;
}

export interface HtmlElement {
  /** Lower case. */
  readonly name: string;
  /** From the start tag's `<` to its `>`. */
  readonly tagRange: Range;
  readonly attributes: readonly HtmlAttribute[];
  /** Text between the tags of `script` and `style`. */
  readonly contentRange?: Range;
}

export interface HtmlAttribute {
  readonly name: string;
  readonly value: string;
  readonly range: Range;
  /** The value's content without quotes; empty at the end of the name when there is no value. */
  readonly valueRange: Range;
}

/** A place of a template at which a value is written. */
export interface TemplateHole {
  readonly language: TemplateLanguage;
  /** With the signs around it. */
  readonly range: Range;
  readonly valueRange: Range;
  /** The expression, filters and helpers included. */
  readonly value: string;
  /** True where the language escapes what HTML would read. Liquid never does by itself. */
  readonly isEscaped: boolean;
  readonly place: HolePlace;
}

/** Where in the page a hole is. */
export type HolePlace =
  | { readonly kind: "text" | "comment" | "style" | "tag" | "data" }
  /** Code that a browser runs; `quote` is that of the string around the hole, a slash in a comment, or empty. */
  | { readonly kind: "script"; readonly quote: string }
  | {
      readonly kind: "attribute";
      readonly element: string;
      readonly name: string;
      /** True where nothing stands before it in the value. */
      readonly isFirst: boolean;
    };

/** A named value that a program sees at run time: an environment variable or a configuration key. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
  readonly nameRange: Range;
  readonly valueRange: Range;
}
