import type { Ast, TextEdit } from "../../../engine/api.ts";

/** An expression that throws in place of a fallback, which may stand where no statement can. */
export function throwInstead(fallback: Ast.Node, variable: string, text: string): TextEdit {
  const [start, end] = fallback.range;
  const quote = /["']/.exec(text.slice(start, end))?.[0] ?? (text.includes('"') ? '"' : "'");
  const thrown = `throw new Error(${quote}${variable} is not set${quote})`;
  return { start, end, text: `(() => { ${thrown}; })()` };
}
