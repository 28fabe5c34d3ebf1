import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Frame } from "./frame.ts";
import type { Operation } from "./places.ts";
import type { Value } from "./ir.ts";
import { rootOf } from "./parts.ts";
import { isMinusOne } from "./tested-place.ts";

type Call = Extract<Operation, { op: "call" }>;

/**
 * `name.split("/").pop()`, `name.slice(name.lastIndexOf("/") + 1)`: the name of a file without
 * folders; `name.split(".").pop()`: its ending, without the dots that lead upwards.
 */
export function isLastPart(node: Ast.CallExpression, call: Call, frame: Frame): boolean {
  if (call.receiver === undefined) return false;
  switch (call.method) {
    case "pop":
      return call.arguments.length === 0 && isSplit(call.receiver, frame);
    case "at":
      return node.arguments.some(isMinusOne) && isSplit(call.receiver, frame);
    case "slice":
    case "substring":
    case "substr":
      return node.arguments.length === 1 && isBehindLast(node.arguments[0]);
    default:
      return false;
  }
}

function isSplit(value: Value, frame: Frame): boolean {
  const split = frame.code[rootOf(value, frame)];
  if (split?.op !== "call" || split.method !== "split") return false;
  const [by] = split.arguments;
  const separator = by === undefined ? undefined : frame.code[by];
  if (separator?.op === "regex")
    return /^(?:\\?\/|\\\.|\[[^\]^]*\/[^\]]*\])\+?$/.test(separator.pattern);
  if (separator?.op === "load") return separator.name === "sep";
  return separator?.op === "constant" && (separator.value === "/" || separator.value === ".");
}

/** `name.lastIndexOf("/") + 1`, `name.lastIndexOf(".")` */
function isBehindLast(start: Ast.Node | undefined): boolean {
  const sum = start && unwrap(start);
  const isSum = sum?.type === "BinaryExpression" && sum.operator === "+";
  if (isSum && (sum.right.type !== "Literal" || sum.right.value !== 1)) return false;
  const call = isSum ? unwrap(sum.left) : sum;
  if (call?.type !== "CallExpression") return false;
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression" || propertyName(callee) !== "lastIndexOf") return false;
  const [separator] = call.arguments;
  if (separator?.type !== "Literal") return false;
  return separator.value === "." || (isSum && separator.value === "/");
}
