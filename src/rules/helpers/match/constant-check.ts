import { type Ast, type SyntaxContext, bare } from "../../../engine/api.ts";

type Comparison = Ast.BinaryExpression;

/** Two conditions of which one makes the other worthless. */
export type ComparedInVain =
  | { readonly kind: "text"; readonly literal: Ast.Literal; readonly compared: Comparison }
  | { readonly kind: "both"; readonly value: string };

/** `role === "admin" || "staff"`, `role !== "admin" || role !== "staff"`, `x === "a" && x === "b"`. */
export function comparedInVain(
  node: Ast.LogicalExpression,
  { text }: SyntaxContext,
): ComparedInVain | undefined {
  const before = bare(node.left);
  const after = bare(node.right);
  const last = before.type === "LogicalExpression" ? bare(before.right) : before;
  if (last.type !== "BinaryExpression" || !isWithConstant(last)) return undefined;
  if (after.type === "Literal") {
    if (node.operator !== "||" || typeof after.value !== "string" || after.value === "")
      return undefined;
    // `mode === "dark" || "light"` may be a value; as a condition it is none.
    return isTested(node) && typeof constantOf(last) === "string" && last.operator.startsWith("==")
      ? { kind: "text", literal: after, compared: last }
      : undefined;
  }
  if (before !== last || after.type !== "BinaryExpression" || !isWithConstant(after))
    return undefined;
  const wanted = node.operator === "||" ? "!==" : "===";
  if (
    node.operator === "??" ||
    ![last, after].every(({ operator }) => isOperator(operator, wanted))
  )
    return undefined;
  const value = text.slice(...last.left.range);
  // A call, `bytes[i++]` and the like give another value the second time.
  const isSame = value === text.slice(...after.left.range) && !/\(|\+\+|--|=/.test(value);
  const [one, other] = [constantOf(last), constantOf(after)];
  // `null` and `undefined` are equal for `!=`, and so are texts and numbers.
  const isOther = one !== other && typeof one === typeof other && one !== null && other !== null;
  return isSame && isOther ? { kind: "both", value } : undefined;
}

/** `typeof x === "array"`, `x === NaN`: what is compared with, and what to use instead. */
export function impossibleComparison(
  node: Ast.BinaryExpression,
  { text, semantics }: SyntaxContext,
): { readonly value: string; readonly instead: string } | undefined {
  if (!/^[!=]==?$/.test(node.operator)) return undefined;
  const right = bare(node.right);
  if (right.type === "Identifier") {
    if (right.name !== "NaN" || !semantics.variables.isGlobal(right)) return undefined;
    return { value: "NaN", instead: "`Number.isNaN`" };
  }
  if (right.type !== "Literal" || typeof right.value !== "string") return undefined;
  const left = bare(node.left);
  if (left.type !== "UnaryExpression" || left.operator !== "typeof") return undefined;
  if (TYPES.has(right.value)) return undefined;
  const value = text.slice(...left.argument.range);
  const instead =
    right.value === "array"
      ? `\`Array.isArray(${value})\``
      : right.value === "null"
        ? `\`${value} === null\``
        : "a name that `typeof` gives, or another check";
  return { value: right.value, instead };
}

/** A comparison of which one side is something else than it looks like. */
export interface UselessOperand {
  readonly kind: "choice" | "negated";
  readonly data: Readonly<Record<string, string>>;
}

/** `role === ("admin" || "owner")`, `!role === "admin"`, `!name in allowed`. */
export function uselessOperand(
  node: Ast.BinaryExpression,
  { text }: SyntaxContext,
): UselessOperand | undefined {
  const isEquality = /^[!=]==?$/.test(node.operator);
  if (!isEquality && node.operator !== "in" && node.operator !== "instanceof") return undefined;
  const right = bare(node.right);
  if (isEquality && right.type === "LogicalExpression" && right.operator === "||") {
    let first: Ast.Node = right;
    while (first.type === "LogicalExpression" && first.operator === "||") first = bare(first.left);
    if (first.type !== "Literal" || !first.value || typeof first.value === "object")
      return undefined;
    const choice = text.slice(...right.range).replace(/\s+/g, " ");
    return { kind: "choice", data: { choice, first: text.slice(...first.range) } };
  }
  // Only what stands in no brackets of its own was meant otherwise.
  const { left } = node;
  if (left.type !== "UnaryExpression" || left.operator !== "!") return undefined;
  if (left.argument.type === "UnaryExpression") return undefined;
  const isText = right.type === "Literal" && ["string", "number"].includes(typeof right.value);
  if (isEquality && !isText) return undefined;
  const value = text.slice(...left.argument.range).replace(/\s+/g, " ");
  return { kind: "negated", data: { value } };
}

/** What `typeof` gives; the last two are those of old Internet Explorers. */
const TYPES = new Set([
  "undefined",
  "object",
  "boolean",
  "number",
  "string",
  "function",
  "symbol",
  "bigint",
  "unknown",
  "date",
]);

function isWithConstant(node: Ast.BinaryExpression): boolean {
  return /^[!=]==?$/.test(node.operator) && bare(node.right).type === "Literal";
}

function constantOf(node: Ast.BinaryExpression): unknown {
  const right = bare(node.right);
  return right.type === "Literal" ? right.value : undefined;
}

function isOperator(operator: string, wanted: string): boolean {
  return operator === wanted || `${operator}=` === wanted;
}

/** True where only whether the value holds counts. */
function isTested(node: Ast.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case "IfStatement":
    case "ConditionalExpression":
      return parent.test === node;
    case "UnaryExpression":
      return parent.operator === "!";
    case "LogicalExpression":
      return isTested(parent);
    default:
      return false;
  }
}
