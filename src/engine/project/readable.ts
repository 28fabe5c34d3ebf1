import type { ConfigDocument } from "../documents/document.ts";
import { readDocument } from "../documents/read-document.ts";
import type { SourceFile } from "../syntax/parse.ts";
import type { Comment } from "../text/comment.ts";
import type { ParseProblem } from "../text/problem.ts";
import type { Range } from "../text/range.ts";

/** What the judging of reports needs to know of a text that could be read, whatever its language. */
export interface Readable {
  readonly comments: readonly Comment[];
  /** The spans of its values, which must not reach fingerprints. Asked for only where something was reported. */
  readonly literals: () => readonly Range[];
  readonly problem?: ParseProblem;
}

/** What the checks of a script gave besides their reports. */
export type CheckedScript =
  | { readonly ok: true; readonly readable: Readable }
  | { readonly ok: false; readonly problem: ParseProblem }
  | { readonly ok: false; readonly givenUp: string };

export const UNREADABLE: Readable = { comments: [], literals: () => [] };

export function readableScript(source: SourceFile): Readable {
  return { comments: source.comments, literals: () => scriptLiterals(source) };
}

/** A text that is no script. */
export function readableText(path: string, text: string): Readable {
  const document = readDocument(path, text);
  return document ? readableDocument(document) : UNREADABLE;
}

export function readableDocument(document: ConfigDocument): Readable {
  const { comments, problem } = document;
  return {
    comments,
    literals: () => document.entries.map((entry) => entry.outerRange),
    ...(problem ? { problem } : {}),
  };
}

/** Strings, texts of templates and of JSX. A template's holes are code and stay. */
function scriptLiterals(source: SourceFile): Range[] {
  const literals: Range[] = [];
  source.nodes.forEach((node) => {
    const isValue =
      (node.type === "Literal" && typeof node.value === "string") ||
      node.type === "TemplateElement" ||
      node.type === "JSXText";
    if (isValue) literals.push({ start: node.range[0], end: node.range[1] });
  });
  return literals;
}
