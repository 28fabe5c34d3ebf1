import type { Comment } from "../../text/comment.ts";
import type { Range } from "../../text/range.ts";
import type { Ast, VisitorKeys } from "../ast.ts";
import { walk } from "../walk.ts";
import { CodeWriter, type Piece, type Shape } from "./code-writer.ts";
import type { Component, ScriptBlock } from "./component.ts";
import { declaredNames, statementsOf } from "./declared.ts";
import { isPart, placeInstance } from "./instance.ts";
import { type Options, takeOptions } from "./options.ts";
import { writePrelude } from "./prelude.ts";
import { placeOptions } from "./write-options.ts";

/** Reads code in a language of scripts. @throws what the parser throws */
export type ParseCode = (code: string, language: string) => Ast.Program;

/** A component as one program. */
export interface ComponentProgram {
  readonly ast: Ast.Program;
  readonly comments: readonly Comment[];
  /** Where the file holds code that may be changed: its scripts and what of the markup is an expression. */
  readonly code: readonly CodeRange[];
}

export interface CodeRange extends Range {
  /** True for a script that the markup sees the names of. */
  readonly script: boolean;
  /** The quote around it, which new code must not hold. */
  readonly quote: string;
}

/**
 * A component as the function that its compiler makes of it: scripts of an instance are its body, and
 * what it returns is the markup as JSX. So imports, scopes, properties and rules are those of any script.
 */
export function parseComponent(
  text: string,
  component: Component,
  visitorKeys: VisitorKeys,
  parse: ParseCode,
): ComponentProgram {
  const { scripts } = component;
  const language = languageOf(scripts);
  const ast = parse(onlyScripts(text, scripts), language);
  endStatements(ast.body, text, scripts);
  const declared = declaredNames(ast.body);
  const hasInstance = scripts.some(({ perInstance }) => perInstance);
  const options = component.unwraps && !hasInstance ? takeOptions(ast.body) : undefined;
  const written = writeComponent(text, component, { ast, declared, options }, parse);
  if (written) {
    relocate(written.program, visitorKeys, written.writer);
    const isOfInstance = (node: Ast.Node): boolean =>
      scripts.some(({ content, perInstance }) => perInstance && isPart(node, content));
    const { body } = written.program;
    ast.body = options
      ? placeOptions(ast.body, body, options, visitorKeys)
      : placeInstance(ast.body, body, isOfInstance);
  }
  ast.range = [0, text.length];
  return {
    ast,
    comments: component.comments,
    code: codeOf(component, written?.writer.pieces ?? []),
  };
}

/** Markup without a script of its instance sees no names of the module: nothing can be put there. */
function codeOf({ scripts }: Component, pieces: readonly Piece[]): CodeRange[] {
  const isOpen = scripts.some(({ perInstance }) => perInstance);
  return [
    ...scripts.map(({ content, perInstance }) => ({ ...content, quote: "", script: perInstance })),
    ...(isOpen ? pieces : []).map(({ start, end, quote }) => ({
      start,
      end,
      quote,
      script: false,
    })),
  ];
}

/** One language for all scripts of a file, as the compilers want it. */
function languageOf(scripts: readonly ScriptBlock[]): string {
  const languages = new Set(scripts.map(({ language }) => language));
  for (const each of ["tsx", "ts"]) if (languages.has(each)) return each;
  return languages.has("typescript") ? "ts" : "jsx";
}

/** The text with blanks for everything but its scripts, so that their offsets are those of the file. */
function onlyScripts(text: string, scripts: readonly ScriptBlock[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { content } of scripts.toSorted((a, b) => a.content.start - b.content.start)) {
    parts.push(blank(text.slice(at, content.start)), text.slice(content.start, content.end));
    // The next script begins a statement of its own.
    at = content.end;
    if (text[at] === "<") {
      parts.push(";");
      at++;
    }
  }
  parts.push(blank(text.slice(at)));
  return parts.join("");
}

/** A last statement without a semicolon was ended by the one that was put behind its script, where it does not stand. */
function endStatements(
  statements: readonly Ast.Node[],
  text: string,
  scripts: readonly ScriptBlock[],
): void {
  for (const { content } of scripts) {
    const last = statements.findLast(({ range }) => range[0] < content.end);
    if (last && last.range[1] > content.end)
      last.range[1] = text.slice(0, content.end).trimEnd().length;
  }
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}

interface Written {
  readonly program: Ast.Program;
  readonly writer: CodeWriter;
}

interface Scripts {
  readonly ast: Ast.Program;
  readonly declared: ReadonlySet<string>;
  readonly options: Options | undefined;
}

/** The function of the component without its scripts; expressions that cannot be read are left out. */
function writeComponent(
  text: string,
  component: Component,
  { ast, declared, options }: Scripts,
  parse: ParseCode,
): Written | undefined {
  const write = (isReadable?: (shape: Shape, code: string) => boolean): Written => {
    const markup = new CodeWriter(text, isReadable);
    const statements = statementsOf(ast.body);
    writePrelude(markup, { text, component, statements, declared, options });
    component.writeMarkup(markup);
    markup.text("</>;}}");
    return { program: parse(markup.code, "tsx"), writer: markup };
  };
  try {
    return write();
  } catch {
    // One that cannot be read takes nothing else with it.
  }
  try {
    return write((shape, code) => isReadable(shape, code, parse));
  } catch {
    return undefined;
  }
}

function isReadable(shape: Shape, code: string, parse: ParseCode): boolean {
  const whole = {
    expression: `(${code}\n)`,
    parameters: `((${code}\n) => 0)`,
    statements: `async () => {${code}\n}`,
  };
  try {
    parse(whole[shape], "tsx");
    return true;
  } catch {
    return false;
  }
}

/** From here on the nodes of the written code stand where their code is in the file. */
export function relocate(program: Ast.Program, keys: VisitorKeys, writer: CodeWriter): void {
  walk(program, keys, (node) => {
    node.range = writer.original(node.range[0], node.range[1]);
  });
}
