import type { Ast } from "../syntax/ast.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";

/** Each round of a loop: what it is told of is bound to the variables on its left. */
export function bindRound(
  lower: Lowering,
  node: Ast.ForOfStatement | Ast.ForInStatement,
  of: Value,
  frame: Frame,
): void {
  if (node.type === "ForOfStatement" && boundToMap(lower, node, of, frame)) return;
  const op = node.type === "ForOfStatement" ? "element" : "key";
  bindLoopVariable(lower, node.left, frame.emit(node.left, { op, of }), frame);
}

export function bindLoopVariable(
  lower: Lowering,
  left: Ast.Node,
  value: Value,
  frame: Frame,
): void {
  if (left.type !== "VariableDeclaration") lower.assign(left, value, frame);
  else if (left.declarations[0]) lower.bind(left.declarations[0].id, value, frame);
}

/**
 * `for (const [vendor, lines] of groups)`, where `groups` is a `new Map()` of this file: `lines` is one
 * of its values, and no part of one. True when the variables were bound.
 */
function boundToMap(
  lower: Lowering,
  { left, right }: Ast.ForOfStatement,
  map: Value,
  frame: Frame,
): boolean {
  const pattern = left.type === "VariableDeclaration" ? left.declarations[0]?.id : undefined;
  if (pattern?.type !== "ArrayPattern" || pattern.elements.length > 2) return false;
  const [key, value] = pattern.elements;
  if (!value || !isEmptyMap(lower, right)) return false;
  const callee = frame.emit(right, { op: "load", object: map, name: "values" });
  const values = frame.emit(right, {
    op: "call",
    callee,
    receiver: map,
    method: "values",
    arguments: [],
    spreadFrom: 0,
  });
  lower.bind(value, frame.emit(left, { op: "element", of: values }), frame);
  if (!key) return true;
  const pair = frame.emit(left, { op: "element", of: map });
  lower.bind(key, frame.emit(key, { op: "load", object: pair, name: "0" }), frame);
  return true;
}

/** A variable that is made with `new Map()` and never set again. */
function isEmptyMap(lower: Lowering, node: Ast.Node): boolean {
  const name = unwrap(node);
  const variable = name.type === "Identifier" ? lower.variables.of(name) : undefined;
  const [definition] = variable?.defs ?? [];
  if (definition?.type !== "Variable" || !variable || !lower.variables.isConstant(variable))
    return false;
  const declarator = definition.node as Ast.Node;
  const made =
    declarator.type === "VariableDeclarator" && declarator.init
      ? unwrap(declarator.init)
      : undefined;
  return (
    made?.type === "NewExpression" &&
    made.callee.type === "Identifier" &&
    made.callee.name === "Map" &&
    made.arguments.length === 0
  );
}
