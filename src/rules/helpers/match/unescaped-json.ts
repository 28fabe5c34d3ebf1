import {
  type Ast,
  type Located,
  type Semantics,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { isHarmless } from "./harmless-value.ts";
import { isWrittenAddress } from "./written-address.ts";
import { type OwnFunction, ownFunction, returned } from "./own-function.ts";

const MAX_DEPTH = 8;

/** A place in a text where JSON goes in as `JSON.stringify` wrote it, with every `<` that was in the data. */
export interface JsonHole {
  /** The outermost expression, in the file that was asked about, that is the JSON and nothing else. */
  readonly expression: Ast.Expression;
  /** The call of `JSON.stringify`, perhaps in another file. */
  readonly source: Located;
}

/** Finds the unescaped JSON in an expression that gives text: as a whole, in template holes, sums and branches. */
export function jsonHoles(expression: Ast.Node, semantics: Semantics, depth = 0): JsonHole[] {
  if (depth > MAX_DEPTH) return [];
  const node = unwrap(expression);
  const inside = (each: Ast.Node): JsonHole[] => jsonHoles(each, semantics, depth + 1);
  switch (node.type) {
    case "TemplateLiteral":
      return node.expressions.flatMap(inside);
    case "BinaryExpression":
      return node.operator === "+" ? [...inside(node.left), ...inside(node.right)] : [];
    case "ConditionalExpression":
      return [...inside(node.consequent), ...inside(node.alternate)];
    case "LogicalExpression":
      return [...inside(node.left), ...inside(node.right)];
    default: {
      const source = stringified({ node, in: semantics });
      if (source) return [{ expression: expression as Ast.Expression, source }];
      // A text that was put together further up, in this file, with the JSON inside.
      const origin = semantics.origin(node);
      const isText =
        origin.node.type === "TemplateLiteral" || origin.node.type === "BinaryExpression";
      return isText && origin.in === semantics ? inside(origin.node) : [];
    }
  }
}

/** The call of `JSON.stringify` whose unchanged result an expression is. */
function stringified(at: Located, depth = 0): Located | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const located = at.in.origin(at.node);
  const { node, in: semantics } = located;
  if (node.type !== "CallExpression") return undefined;
  const api = semantics.callee(node);
  if (api === "global#JSON.stringify") return isDangerous(node, semantics) ? located : undefined;
  const [first] = node.arguments;
  if (api === "react#useMemo" && first) {
    const memo = ownFunction({ node: first, in: semantics });
    const value = memo && returned(memo);
    return value && stringified(value, depth + 1);
  }
  const callee = unwrap(node.callee);
  if (callee.type === "MemberExpression" && /^replace(?:All)?$/.test(propertyName(callee) ?? "")) {
    if (first && mayEscape(first, semantics)) return undefined;
    return stringified({ node: callee.object, in: semantics }, depth + 1);
  }
  const own = ownFunction({ node: node.callee, in: semantics });
  if (!own) return undefined;
  const value = returned(own);
  const found = value && stringified(value, depth + 1);
  return found && !givesHarmless(node, semantics, own, found) ? found : undefined;
}

/** A replacement of `<`, of the slash behind it, or of something that cannot be read. */
function mayEscape(pattern: Ast.Node, semantics: Semantics): boolean {
  const { node } = semantics.origin(pattern);
  if (node.type === "Literal" && "regex" in node) return /[<\\/[.]|x3c/i.test(withoutBreaks(node));
  const text = semantics.string(node);
  return text === undefined || /[</]/.test(text);
}

/** `\u2028` and its kin are escaped for another reason, and say nothing of `<`. */
function withoutBreaks(node: Ast.RegExpLiteral): string {
  return node.regex.pattern.replace(/\\(?:u202[89]|[nrt'"&])/g, "").replaceAll("\\u003c", "<");
}

function isDangerous(call: Ast.CallExpression, semantics: Semantics): boolean {
  const [data, replacer] = call.arguments;
  if (!data || data.type === "SpreadElement") return false;
  // A function or a list that decides what is written may escape or leave out what is dangerous.
  if (replacer && semantics.constant(replacer) === undefined) return false;
  if (isEscaped({ node: data, in: semantics })) return false;
  return !isHarmless({ node: data, in: semantics }) && !isWrittenAddress(data, semantics);
}

/** A text that was escaped before it is written as JSON once more, as a text for `JSON.parse`. */
function isEscaped(at: Located, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const { node, in: semantics } = at.in.origin(at.node);
  if (node.type !== "CallExpression") return false;
  const callee = unwrap(node.callee);
  if (callee.type === "MemberExpression" && /^replace(?:All)?$/.test(propertyName(callee) ?? "")) {
    const [pattern] = node.arguments;
    if (pattern && mayEscape(pattern, semantics)) return true;
    return isEscaped({ node: callee.object, in: semantics }, depth + 1);
  }
  const own = ownFunction({ node: node.callee, in: semantics });
  const value = own && returned(own);
  return value !== undefined && isEscaped(value, depth + 1);
}

/** True when a helper writes its parameter as JSON, and this call gives it nothing but harmless values. */
function givesHarmless(
  call: Ast.CallExpression,
  semantics: Semantics,
  own: OwnFunction,
  found: Located,
): boolean {
  if (found.node.type !== "CallExpression") return false;
  const written = found.node.arguments[0];
  const name = written && unwrap(written);
  if (name?.type !== "Identifier") return false;
  const index = own.node.params.findIndex(
    (parameter) => parameter.type === "Identifier" && parameter.name === name.name,
  );
  const given = call.arguments[index];
  return given !== undefined && isHarmless({ node: given, in: semantics });
}
