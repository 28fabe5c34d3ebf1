import {
  type Ast,
  type Report,
  type SyntaxContext,
  propertyName,
  unwrap,
  isFunction,
} from "../../../engine/api.ts";
import { writtenPattern } from "./written-pattern.ts";

/** Schemes that run what stands behind them, as `javascript:` does. */
const OTHERS = ["data:", "vbscript:"] as const;
/** What says nothing of the schemes that are allowed: a line that runs, and what an address is read against. */
const OTHER_ADDRESSES = /javascript:\/\/|new URL\([^()]*\)/g;
const LEFT_ALONE = /\b(?:void|;|undefined)\b/;

/** A check for `javascript:` that knows no other scheme which runs code. */
export function incompleteSchemeCheck(
  node: Ast.CallExpression | Ast.BinaryExpression,
  context: SyntaxContext,
): Omit<Report, "at"> | undefined {
  if (!looksForJavascript(node, context)) return undefined;
  const around = surroundingText(node, context.text);
  // Whoever names the schemes that are allowed refuses all others.
  if (/https?\??:|mailto/i.test(around.replace(OTHER_ADDRESSES, ""))) return undefined;
  const missing = OTHERS.filter((scheme) => !around.toLowerCase().includes(scheme.slice(0, -1)));
  if (missing.length === 0) return undefined;
  return {
    message: "scheme",
    data: { others: missing.map((each) => `\`${each}\``).join(" and ") },
  };
}

function looksForJavascript(
  node: Ast.CallExpression | Ast.BinaryExpression,
  context: SyntaxContext,
): boolean {
  const { semantics } = context;
  if (node.type === "BinaryExpression") {
    if (!/^[!=]==?$/.test(node.operator) || node.left.type === "PrivateIdentifier") return false;
    const sides = [node.left, node.right];
    const isScheme = sides.some((side) => /^javascript:?$/i.test(semantics.string(side) ?? ""));
    return isScheme && sides.some((side) => isProtocol(side));
  }
  const { callee } = node;
  if (callee.type !== "MemberExpression") return false;
  const method = propertyName(callee);
  const [argument] = node.arguments;
  if (!argument) return false;
  const fixed = semantics.string(argument);
  if (fixed !== undefined) {
    return (
      /^(?:startsWith|indexOf|includes)$/.test(method ?? "") && /^javascript:$/i.test(fixed.trim())
    );
  }
  const place =
    method === "test" || method === "exec"
      ? callee.object
      : method === "match" || method === "search"
        ? argument
        : undefined;
  const what = place && writtenPattern(place, semantics);
  return (
    what !== undefined && /javascript\\?:/i.test(what.pattern) && !LEFT_ALONE.test(what.pattern)
  );
}

function isProtocol(node: Ast.Node): boolean {
  const inner = unwrap(node);
  const name =
    inner.type === "MemberExpression"
      ? propertyName(inner)
      : inner.type === "Identifier"
        ? inner.name
        : "";
  return /protocol|scheme/i.test(name ?? "");
}

/** The function around a node, or the statements of the module near it. */
function surroundingText(node: Ast.Node, text: string): string {
  let around: Ast.Node = node;
  for (let each: Ast.Node | undefined = node; each && each.type !== "Program"; each = each.parent) {
    around = each;
    if (isFunction(each)) break;
  }
  return text.slice(...around.range);
}
