import { type Ast, type Semantics, bare } from "../../../engine/api.ts";
import { writtenTo } from "./carries.ts";

/** A text that is put together: fixed pieces, and expressions between them. */
export type TextPart =
  | { readonly text: string; readonly hole?: undefined }
  | { readonly hole: Ast.Expression; readonly text?: undefined };

/** The pieces of a template or of a sum with a text in it, in order; undefined for everything else. */
export function textParts(expression: Ast.Node): TextPart[] | undefined {
  const node = bare(expression);
  if (node.type === "Literal" && typeof node.value === "string") return [{ text: node.value }];
  if (node.type === "TemplateLiteral") {
    return node.quasis.flatMap((quasi, i): TextPart[] => {
      const hole = node.expressions[i];
      const text = { text: quasi.value.cooked ?? quasi.value.raw };
      return hole ? [text, ...inner(hole as Ast.Expression)] : [text];
    });
  }
  if (node.type !== "BinaryExpression" || node.operator !== "+") return undefined;
  const parts = [...inner(node.left as Ast.Expression), ...inner(node.right)];
  return parts.some((part) => part.hole === undefined) ? parts : undefined;
}

function inner(expression: Ast.Expression): TextPart[] {
  return textParts(expression) ?? [{ hole: expression }];
}

/** True for a text with at least one expression in it. */
function isComposed(node: Ast.Node): boolean {
  return textParts(node)?.some((part) => part.hole !== undefined) ?? false;
}

/**
 * All texts that a variable of the file is given, when every one of them is put together or fixed:
 * the places at which it is built. Undefined where it gets its value in another way.
 */
export function builtTexts(
  expression: Ast.Node,
  semantics: Semantics,
): Ast.Expression[] | undefined {
  const node = bare(expression);
  const variable = node.type === "Identifier" ? semantics.variables.of(node) : undefined;
  const [definition, second] = variable?.defs ?? [];
  if (!variable || definition?.type !== "Variable" || second) return undefined;
  const { id, init } = definition.node;
  if (id.type !== "Identifier") return undefined;
  const values = [...(init ? [init] : []), ...writtenTo(variable)] as Ast.Expression[];
  return values.some(isComposed) ? values : undefined;
}

/** A text as source code: in quotes where it fits on one line, with backticks else; holes keep their code. */
export function writeText(parts: readonly TextPart[], quote: '"' | "'", source: string): string {
  const fixed = parts.map((part) => part.text ?? "").join("");
  const hasHoles = parts.some((part) => part.hole !== undefined);
  if (!hasHoles && !fixed.includes("\n")) return quoted(fixed, quote);
  const body = parts.map((part) =>
    part.hole === undefined
      ? part.text.replace(/\\/g, "\\\\").replace(/`/g, "\\`").replace(/\$\{/g, "\\${")
      : `\${${codeOf(part.hole, source)}}`,
  );
  return `\`${body.join("")}\``;
}

export function quoted(text: string, quote: '"' | "'"): string {
  const other = quote === '"' ? "'" : '"';
  const used = text.includes(quote) && !text.includes(other) ? other : quote;
  const escaped = text
    .replace(/\\/g, "\\\\")
    .replace(/\r/g, "\\r")
    .replace(/\t/g, "\\t")
    .replaceAll(used, `\\${used}`);
  return `${used}${escaped}${used}`;
}

export function codeOf(node: Ast.Node, source: string): string {
  return source.slice(node.range[0], node.range[1]);
}
