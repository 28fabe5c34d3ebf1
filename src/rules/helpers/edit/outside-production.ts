import type { Ast, SourceFile, TextEdit } from "../../../engine/api.ts";
import { fileStyle } from "./file-style.ts";
import { indentOf } from "./property-edits.ts";

/** A condition that is true everywhere but in production, in the file's style. */
function notInProduction(source: SourceFile): string {
  const { quote } = fileStyle(source);
  return `process.env.NODE_ENV !== ${quote}production${quote}`;
}

/** Lets an element of a list be there outside production only. */
export function guardElement(element: Ast.Node, source: SourceFile): TextEdit[] {
  const [start, end] = element.range;
  const own = source.text.slice(start, end);
  return [{ start, end, text: `...(${notInProduction(source)} ? [${own}] : [])` }];
}

/** Replaces `true` by the condition; any other value is had outside production only. */
export function guardValue(value: Ast.Node, source: SourceFile): TextEdit[] {
  const [start, end] = value.range;
  const own = source.text.slice(start, end);
  const test = notInProduction(source);
  return [{ start, end, text: own === "true" ? test : `${test} && ${own}` }];
}

/** Puts a statement into a block that runs outside production only; none where lines of a text would move with it. */
export function guardStatement(
  statement: Ast.Node,
  source: SourceFile,
): readonly TextEdit[] | undefined {
  const [start, end] = statement.range;
  const own = source.text.slice(start, end);
  if (/`[^`]*\n[^`]*`/.test(own)) return undefined;
  const { lineBreak } = fileStyle(source);
  const indent = indentOf(start, source.text);
  const inner = own.replaceAll(/\n(?=[^\r\n])/g, "\n  ");
  const text = `if (${notInProduction(source)}) {${lineBreak}${indent}  ${inner}${lineBreak}${indent}}`;
  return [{ start, end, text }];
}
