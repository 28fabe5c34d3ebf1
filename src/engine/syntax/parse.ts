import type { Comment } from "../text/comment.ts";
import type { ParseProblem } from "../text/problem.ts";
import type { Range } from "../text/range.ts";
import { mayHoldDirectives } from "../findings/suppression.ts";
import { LineIndex } from "../text/line-index.ts";
import type { Ast, ScopeManager, VisitorKeys } from "./ast.ts";
import type { CodeWriter } from "./components/code-writer.ts";
import { type CodeRange, parseComponent, relocate } from "./components/parse-component.ts";
import { readSvelte } from "./components/svelte.ts";
import { readVue } from "./components/vue.ts";
import { mayBeProgram, scriptLanguage } from "./language.ts";
import { analyze, parse as parseTypeScript, visitorKeys } from "./parser-chunk.ts";
import { withoutOctal } from "./old-octals.ts";
import { linkParents } from "./walk.ts";

/** A script file that parsed: tree with parents, scopes and comments, all of one text version. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly ast: Ast.Program;
  readonly scopes: ScopeManager;
  readonly visitorKeys: VisitorKeys;
  /** All nodes depth first, in the order of the text. */
  readonly nodes: readonly Ast.Node[];
  /**
   * Only of texts that hold a suppression. To find comments the parser cuts the whole text into
   * tokens once more, which takes a fifth of an audit's time, and suppressions alone are read from them.
   */
  readonly comments: readonly Comment[];
  readonly lines: LineIndex;
  /** Where edits may be made, in a file that is code in part only. */
  readonly code?: readonly CodeRange[];
}

export type ParseResult =
  | { readonly ok: true; readonly source: SourceFile }
  | { readonly ok: false; readonly problem: ParseProblem };

/** Parses a script. Never throws: what the parser cannot read becomes a problem. */
export function parseScript(path: string, text: string): ParseResult {
  const language = scriptLanguage(path);
  if (!language)
    return { ok: false, problem: { message: "not a script", range: { start: 0, end: 0 } } };
  try {
    if (language.component)
      return { ok: true, source: parseMarked(path, text, language.component) };
    // The parser knows a language by the extension.
    const named = mayBeProgram(path) ? `${path}.js` : path;
    return { ok: true, source: sourceOf(path, text, parseOld(named, text, language.jsx)) };
  } catch (error) {
    return { ok: false, problem: toProblem(error, text) };
  }
}

/** The code of a page with blanks for everything else: offsets are those of the page. */
export interface CodeOfPage {
  readonly code: string;
  readonly ranges: readonly Range[];
}

/** Parses the scripts of a page; undefined where they cannot be read. */
export function parsePage(path: string, text: string, page: CodeOfPage): SourceFile | undefined {
  try {
    const ast = parseText("page.js", page.code, false);
    ast.range = [0, text.length];
    return sourceOf(path, text, ast);
  } catch {
    return undefined;
  }
}

/**
 * Parses code that was written for a file in another language, together with the scripts that the
 * file holds as they are; undefined where it cannot be read.
 */
export function parseWritten(
  path: string,
  text: string,
  writer: CodeWriter,
  page?: CodeOfPage,
): SourceFile | undefined {
  try {
    const ast = parseText("written.js", writer.code, false);
    relocate(ast, visitorKeys, writer);
    if (page) ast.body.push(...parseText("page.js", page.code, false).body);
    return sourceOf(path, text, ast);
  } catch {
    return undefined;
  }
}

/** True for code that is an expression, statements of a function, or those of a file, by itself. */
export function isReadableCode(
  shape: "expression" | "statements" | "module",
  code: string,
): boolean {
  const whole = {
    expression: `async () => (${code}\n)`,
    statements: `async () => {${code}\n}`,
    module: code,
  };
  try {
    parseText("written.js", whole[shape], false);
    return true;
  } catch {
    return false;
  }
}

/** More octals than this are no ordinary script. */
const MAX_OCTALS = 50;

/** Old scripts may hold octals, which are no error in them. */
function parseOld(path: string, text: string, jsx: boolean): ReturnType<typeof parseTypeScript> {
  let readable = text;
  for (let round = 0; ; round++) {
    try {
      return parseText(path, readable, jsx);
    } catch (error) {
      const without = round < MAX_OCTALS ? withoutOctal(readable, placeOf(error)) : undefined;
      if (without === undefined) throw error;
      readable = without;
    }
  }
}

function parseText(path: string, text: string, jsx: boolean): ReturnType<typeof parseTypeScript> {
  return parseTypeScript(text, {
    filePath: path,
    sourceType: "module",
    jsx,
    comment: mayHoldDirectives(text),
    loc: true,
    range: true,
    // Types in comments are no part of the tree, and in some scripts half of the text.
    jsDocParsingMode: "none",
    // The parser would otherwise print to the console of the editor's server.
    loggerFn: false,
    suppressDeprecatedPropertyWarnings: true,
    allowInvalidAST: true,
  });
}

/** A component with its markup. */
function parseMarked(path: string, text: string, kind: "vue" | "svelte"): SourceFile {
  const component = kind === "vue" ? readVue(text) : readSvelte(text);
  const { ast, comments, code } = parseComponent(text, component, visitorKeys, (script, language) =>
    parseText(`component.${language}`, script, /^[jt]sx$/.test(language)),
  );
  const source = sourceOf(path, text, ast);
  return { ...source, code, comments: [...source.comments, ...comments] };
}

function sourceOf(path: string, text: string, ast: ReturnType<typeof parseTypeScript>): SourceFile {
  // Without libraries: a variable for each of two hundred global names, in every file, is read by nobody.
  const scopes = analyze(ast, { sourceType: "module", globalReturn: false, lib: [] });
  const nodes = linkParents(ast, visitorKeys);
  return {
    path,
    text,
    ast,
    scopes,
    visitorKeys,
    nodes,
    comments: (ast.comments ?? []).map((comment) => ({
      range: { start: comment.range[0], end: comment.range[1] },
      text: comment.value,
      textStart: comment.range[0] + 2,
    })),
    lines: new LineIndex(text),
  };
}

function toProblem(error: unknown, text: string): ParseProblem {
  if (error instanceof RangeError) {
    return { message: "The code is nested too deeply to be read.", range: { start: 0, end: 0 } };
  }
  const message = error instanceof Error ? error.message : String(error);
  const at = placeOf(error);
  const start = Math.min(at, text.length);
  return { message, range: { start, end: Math.min(start + 1, text.length) } };
}

function placeOf(error: unknown): number {
  if (typeof error === "object" && error !== null && "index" in error) {
    return typeof error.index === "number" ? error.index : 0;
  }
  return 0;
}
