import {
  type Ast,
  type SyntaxContext,
  type TextEdit,
  unwrap,
  wrapped,
} from "../../../engine/api.ts";
import type { CaughtError } from "../match/caught-error.ts";
import { nameOf } from "../match/names.ts";
import type { ShownPart } from "../match/shown-parts.ts";
import { fileStyle } from "./file-style.ts";
import { replacePart } from "./redact-part.ts";

const GENERIC = "Something went wrong";

/** Sends a fixed text in place of an error's, and writes the error to the log where nothing does so yet. */
export function hideError(
  part: ShownPart,
  error: CaughtError,
  context: SyntaxContext,
): TextEdit[] | undefined {
  if (part.in !== context.semantics || unwrap(part.at) !== part.node) return undefined;
  const { node, text } = widened(part.at);
  const edits = replacePart({ ...part, node: unwrap(node), at: node }, text ?? GENERIC, context);
  const logged = logging(error, context);
  return edits && logged && [...logged, ...edits];
}

/** `err.message || "Failed"` is `"Failed"` then; `String(err)` goes as a whole. */
function widened(start: Ast.Node): { node: Ast.Node; text?: string } {
  let node = wrapped(start);
  let text: string | undefined;
  for (let { parent } = node; parent; { parent } = node) {
    if (parent.type === "LogicalExpression" && parent.left === node) text ??= textOf(parent.right);
    else if (parent.type === "ConditionalExpression" && parent.consequent === node)
      text ??= textOf(parent.alternate);
    else if (parent.type === "MemberExpression" && parent.object === node) {
      const call = parent.parent;
      if (call.type !== "CallExpression" || call.callee !== parent) break;
      node = wrapped(call);
      continue;
    } else {
      const isForm =
        parent.type === "CallExpression" &&
        parent.callee !== node &&
        /^(?:String|stringify|inspect)$/.test(nameOf(unwrap(parent.callee)) ?? "");
      if (!isForm) break;
    }
    node = wrapped(parent);
  }
  return { node, ...(text !== undefined && { text }) };
}

function textOf(node: Ast.Node): string | undefined {
  const literal = unwrap(node);
  return literal.type === "Literal" && typeof literal.value === "string" && literal.value !== ""
    ? literal.value
    : undefined;
}

/** Nothing where the error is logged or handed on; undefined where there is no place for a line. */
function logging(
  { name, owner }: CaughtError,
  { text, source }: SyntaxContext,
): TextEdit[] | undefined {
  const { body } = owner;
  if (!body) return undefined;
  const code = text.slice(body.range[0], body.range[1]);
  if (
    /\b(?:console|log(?:ger)?|captureException|reportError|notify)\b|\bnext\(|\bthrow\b/i.test(code)
  )
    return [];
  const { semicolon, lineBreak } = fileStyle(source);
  const line = `console.error(${name})${semicolon}`;
  const [start, end] = body.range;
  if (body.type !== "BlockStatement") {
    const isObject = text[start - 1] === "(";
    return isObject
      ? undefined
      : [
          { start, end: start, text: `{ console.error(${name}); return ` },
          { start: end, end, text: "; }" },
        ];
  }
  const [first] = body.body;
  if (!first) return undefined;
  const lineStart = text.lastIndexOf("\n", first.range[0] - 1) + 1;
  const indent = text.slice(lineStart, first.range[0]);
  return lineStart > start && indent.trim() === ""
    ? [{ start: lineStart, end: lineStart, text: `${indent}${line}${lineBreak}` }]
    : [{ start: first.range[0], end: first.range[0], text: `console.error(${name}); ` }];
}
