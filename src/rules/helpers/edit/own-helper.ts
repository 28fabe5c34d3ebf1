import { type Ast, type SourceFile, type TextEdit, unwrap } from "../../../engine/api.ts";
import { type FileStyle, fileStyle } from "./file-style.ts";
import { codeOf } from "./text-parts.ts";

/** A function that a fix writes into a file that lacks it. */
export interface HelperText {
  /** What it may be called: the first name that the file does not use. */
  readonly names: readonly string[];
  readonly comment: string;
  /** The parameter with its type, such as `value: unknown`. */
  readonly parameter: string;
  readonly returns: string;
  /** The lines of its body, with the quotes of the file; one more tab for each level, and semicolons. */
  body(quote: string): readonly string[];
}

export interface AddedHelper {
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

/** The function's name, and the edits that append it; none when the file has this very function. Undefined when all names are taken. */
export function addHelper(source: SourceFile, helper: HelperText): AddedHelper | undefined {
  const style = fileStyle(source);
  for (const name of helper.names) {
    const text = textOf(helper, name, source, style);
    const known = source.ast.body.find((each) => declares(each, name));
    if (known) {
      if (squeezed(codeOf(unwrap(known), source.text)) === squeezed(text))
        return { name, edits: [] };
      continue;
    }
    if (isTaken(name, source)) continue;
    const end = source.text.trimEnd().length;
    const comment = `/** ${helper.comment} */`;
    const block = ["", "", comment, text].join(style.lineBreak);
    return { name, edits: [{ start: end, end, text: block }] };
  }
  return undefined;
}

function declares(statement: Ast.Node, name: string): boolean {
  return statement.type === "FunctionDeclaration" && statement.id?.name === name;
}

function isTaken(name: string, { scopes }: SourceFile): boolean {
  return scopes.scopes.some(
    (scope) => scope.set.has(name) || scope.through.some((each) => each.identifier.name === name),
  );
}

function textOf(helper: HelperText, name: string, source: SourceFile, style: FileStyle): string {
  const isTyped =
    /\.[cm]?tsx?$/.test(source.path) ||
    (source.code !== undefined && /<script\b[^>]*\blang=["']?tsx?\b/.test(source.text));
  const indent = /^(\t| {2,8})\S/m.exec(source.text)?.[1] ?? "  ";
  const parameter = isTyped ? helper.parameter : helper.parameter.replace(/:.*$/, "");
  const lines = helper
    .body(style.quote)
    .map((line) =>
      line.replace(/^\t*/, (tabs) => indent.repeat(tabs.length + 1)).replace(/;$/, style.semicolon),
    );
  const head = `function ${name}(${parameter})${isTyped ? `: ${helper.returns}` : ""} {`;
  return [head, ...lines, "}"].join(style.lineBreak);
}

function squeezed(code: string): string {
  return code.replace(/\s+/g, " ").trim();
}
