import type { Ast, SourceFile, TextEdit } from "../../../engine/api.ts";
import { fileStyle } from "./file-style.ts";

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
