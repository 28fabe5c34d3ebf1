import type { Ast, Variable } from "../syntax/ast.ts";
import { isFunction } from "../syntax/function-node.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { ClassNode, Lowering } from "./lowering.ts";
import { unnamedVariable } from "./unnamed-variable.ts";
import { plainCall } from "./plain-call.ts";

const COMPONENT = /^(?:Pure)?Component$/;

/** `this.state` of a component that is a class: what it began with, or what `setState` was given since. */
export function classState(
  lower: Lowering,
  node: Ast.MemberExpression,
  frame: Frame,
): Value | undefined {
  if (propertyName(node) !== "state" || isWritten(node)) return undefined;
  const variable = stateAround(lower, node.object);
  if (!variable) return undefined;
  const object = lower.expression(node.object, frame);
  const first = frame.emit(node, { op: "load", object, name: "state" });
  return frame.emit(node, { op: "either", values: [first, read(lower, variable, node, frame)] });
}

/** `this.setState({ html })` adds members to the state; a function is called with the state before. */
export function setClassState(
  lower: Lowering,
  node: Ast.CallExpression,
  [given]: readonly Value[],
  frame: Frame,
): void {
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression" || propertyName(callee) !== "setState") return;
  const [argument] = node.arguments;
  if (!argument || given === undefined) return;
  const variable = stateAround(lower, callee.object);
  if (!variable) return;
  const before = read(lower, variable, node, frame);
  const from = isFunction(unwrap(argument)) ? plainCall(given, [before], node, frame) : given;
  const value = frame.emit(node, { op: "spread", object: before, from });
  frame.emit(node, { op: "share", variable: lower.numberOf(variable), value });
}

function read(lower: Lowering, variable: Variable, node: Ast.Node, frame: Frame): Value {
  return frame.emit(node, { op: "shared", variable: lower.numberOf(variable) });
}

/** The variable that stands for the state of the component whose `this` it is. */
function stateAround(lower: Lowering, object: Ast.Node): Variable | undefined {
  const owner = unwrap(object);
  if (owner.type !== "ThisExpression") return undefined;
  const made = classAround(owner);
  if (!made?.superClass) return undefined;
  const superclass = unwrap(made.superClass);
  const name =
    superclass.type === "Identifier"
      ? superclass.name
      : superclass.type === "MemberExpression"
        ? propertyName(superclass)
        : undefined;
  if (name === undefined || !COMPONENT.test(name)) return undefined;
  return lower.stores.get(made) ?? newState(lower, made);
}

function newState(lower: Lowering, made: ClassNode): Variable {
  const variable = unnamedVariable(lower);
  lower.stores.set(made, variable);
  // A variable of the module is one that the module gives a value first.
  const { moduleFrame } = lower;
  const value = moduleFrame.emit(made, { op: "object" });
  moduleFrame.emit(made, { op: "share", variable: lower.numberOf(variable), value });
  return variable;
}

/** The class whose methods or fields `this` stands in, through functions that have none of their own. */
function classAround(node: Ast.Node): ClassNode | undefined {
  for (let each = node.parent; each; each = each.parent) {
    if (each.type === "ClassDeclaration" || each.type === "ClassExpression") return each;
    const isOwn = each.parent?.type === "MethodDefinition";
    if (isFunction(each) && each.type !== "ArrowFunctionExpression" && !isOwn) return undefined;
  }
  return undefined;
}

function isWritten(node: Ast.MemberExpression): boolean {
  return node.parent.type === "AssignmentExpression" && node.parent.left === node;
}
