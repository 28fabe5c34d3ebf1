import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { isFunction } from "../syntax/function-node.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";

/** The state of a function that Babel made of one with `await`. */
const CONTEXT = /^_context\d*$/;

/**
 * What a step of a compiled generator hands out comes back with the next: `return [4, load()]` is
 * `yield`, `return [2, found]` is `return`. Gives what the function returns.
 */
export function handedOut(
  lower: Lowering,
  argument: Ast.Expression,
  value: Value,
  frame: Frame,
): Value {
  frame.handedOut = value;
  if (argument.type !== "ArrayExpression" || argument.elements.length !== 2) return value;
  const [step, given] = argument.elements;
  const held = given ? frame.values.get(given) : undefined;
  if (step?.type !== "Literal" || held === undefined) return value;
  if (step.value === 4) frame.handedOut = held;
  const isReturn = lower.source.text.startsWith("[2 /*return*/", argument.range[0]);
  return isReturn ? held : value;
}

/** `_a.sent()` and `_context.sent`: what the step before handed out, once it is there. */
export function sentBack(
  node: Ast.CallExpression | Ast.MemberExpression,
  frame: Frame,
): Value | undefined {
  const member = node.type === "CallExpression" ? node.callee : node;
  if (frame.handedOut === undefined || member.type !== "MemberExpression") return undefined;
  const { object } = member;
  if (propertyName(member) !== "sent" || object.type !== "Identifier") return undefined;
  const isStep =
    node.type === "CallExpression" ? node.arguments.length === 0 : CONTEXT.test(object.name);
  return isStep ? frame.emit(node, { op: "await", value: frame.handedOut }) : undefined;
}

/** `co(function* () { … yield load() … })`: whoever is handed the generator waits for what it hands out. */
export function isHandedGenerator(node: Ast.YieldExpression): boolean {
  let around: Ast.Node | undefined = node.parent;
  while (around && !isFunction(around)) around = around.parent;
  const call = around?.parent;
  return call?.type === "CallExpression" && call.arguments.some((each) => each === around);
}
