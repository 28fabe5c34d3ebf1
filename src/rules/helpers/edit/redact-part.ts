import { type Ast, type SyntaxContext, type TextEdit, unwrap } from "../../../engine/api.ts";
import type { ShownPart } from "../match/shown-parts.ts";
import { fileStyle } from "./file-style.ts";
import { quoted } from "./text-parts.ts";

/** Writes a fixed text in place of a value that is shown; undefined where the value is put together elsewhere. */
export function replacePart(
  part: ShownPart,
  instead: string,
  { source, semantics }: Pick<SyntaxContext, "source" | "semantics">,
): TextEdit[] | undefined {
  if (part.in !== semantics || unwrap(part.at) !== part.node) return undefined;
  const { parent } = part.at;
  const [start, end] = part.at.range;
  const text = quoted(instead, fileStyle(source).quote);
  switch (parent?.type) {
    case "TemplateLiteral":
      return withHole(part.at, parent, instead);
    case "SpreadElement":
      return undefined;
    case "Property":
      return parent.shorthand
        ? [{ start: parent.range[0], end: parent.range[1], text: `${part.key ?? ""}: ${text}` }]
        : [{ start, end, text }];
    default:
      return [{ start, end, text }];
  }
}

function withHole(node: Ast.Node, template: Ast.TemplateLiteral, text: string): TextEdit[] {
  const index = template.expressions.findIndex((each) => each === node);
  const before = template.quasis[index];
  const after = template.quasis[index + 1];
  if (!before || !after) return [];
  // The pieces of a template reach to the inner sides of `${` and `}`.
  return [{ start: before.range[1] - 2, end: after.range[0] + 1, text }];
}
