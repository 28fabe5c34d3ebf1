import type { Ast } from "../syntax/ast.ts";
import { starredSpecifier } from "../semantics/compiled-stars.ts";
import { propertyName } from "../semantics/names.ts";
import { bare } from "../semantics/unwrap.ts";
import { besideFile } from "./beside-file.ts";
import { borrowedMethod } from "./borrowed-method.ts";
import { changedThrough } from "./chained-calls.ts";
import { refinePassedParts } from "./passed-parts.ts";
import { setClassState } from "./class-state.ts";
import { reactiveState, setLater, setState } from "./component-state.ts";
import { compilerHelper } from "./compiler-helpers.ts";
import { refineAsserted } from "./copies.ts";
import type { Frame } from "./frame.ts";
import { notePassedOn } from "./lower-return.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";
import { isLastPart } from "./last-part.ts";
import { namesOfNamespace } from "./namespace-names.ts";
import { isStrippedPath } from "./normal-paths.ts";
import type { Operation } from "./places.ts";
import { readByFunction } from "./read-by-function.ts";
import { sharedStore } from "./shared-stores.ts";
import { withRootedPaths } from "./rooted-paths.ts";
import { testOf } from "./tested-place.ts";
import { isModuleExports } from "./module-exports.ts";

/** `f(x)`, `o.m(x)`, `(0, o.m)(x)`, `require("x")`. */
export function lowerCall(lower: Lowering, node: Ast.CallExpression, frame: Frame): Value {
  const required = requiredSpecifier(lower, node);
  if (required !== undefined) {
    return frame.emit(node, { op: "import", specifier: required, name: "*" });
  }
  // What it hands on is known by the name of the module.
  if (frame === lower.moduleFrame && starredSpecifier(node) !== undefined)
    return frame.emit(node, { op: "constant", value: undefined });
  const store = sharedStore(lower, node, frame) ?? readByFunction(lower, node, frame);
  if (store !== undefined) return store;
  const target = bare(node.callee);
  const helped = compilerHelper(lower, node, target, frame);
  if (helped !== undefined) return helped;
  const borrowed = borrowedMethod(lower, target);
  if (borrowed && !borrowed.ofObjects) return lowerBorrowed(lower, node, borrowed, frame);
  if (target.type === "Super") return lowerSuperCall(lower, node, target, frame);
  const isMember = target.type === "MemberExpression";
  const receiver = isMember ? lower.expression(target.object, frame) : undefined;
  const method = isMember ? propertyName(target) : undefined;
  let callee: Value;
  if (!isMember || receiver === undefined) callee = lower.expression(target, frame);
  else if (method !== undefined)
    callee = frame.emit(target, { op: "load", object: receiver, name: method });
  else {
    const key = lower.expression(target.property, frame);
    callee = frame.emit(target, { op: "load-any", object: receiver, key });
  }
  const shifted = method === "shift" && receiver !== undefined && isMember;
  if (shifted && isAllArguments(receiver, frame))
    return firstArgument(lower, node, receiver, target.object, frame);
  // A method taken out of its object, as compilers write it, is called without a receiver.
  const detached = node.callee.type === "SequenceExpression";
  const { values: given, spreadFrom } = lowerArguments(lower, node.arguments, frame);
  const values = withRootedPaths(method, given, node, frame);
  const state = reactiveState(lower, node, values, frame);
  if (state !== undefined) return state;
  const operation = {
    op: "call",
    callee,
    receiver: detached ? undefined : receiver,
    method,
    arguments: values,
    spreadFrom,
  } as const;
  const call = frame.emit(node, operation);
  if (isStrippedPath(operation, frame) || isLastPart(node, operation, frame)) {
    const text = frame.emit(node, { op: "constant", value: ".." });
    const test = { kind: "inside", text } as const;
    return frame.emit(node, { op: "refined", value: call, path: [], test, holds: false });
  }
  setState(lower, node, values, frame);
  setClassState(lower, node, values, frame);
  if (method === "then" && receiver !== undefined) setLater(lower, node, receiver, frame);
  if (target.type === "Identifier") notePassedOn(lower, target, values, frame);
  // What these do not change is not put back where it was found.
  if (method === undefined || !ONLY_READS.test(method)) {
    if (isMember && receiver !== undefined && !detached) {
      changedBy(lower, call, -1, receiver, target.object, frame);
      changedThrough(lower, call, receiver, target.object, frame);
    }
    for (const [index, argument] of node.arguments.entries()) {
      const value = given[index];
      if (value !== undefined) changedBy(lower, call, index, value, argument, frame);
    }
  } else if (isMember && !node.optional && method !== "test") {
    // Objects that were sent have no such method: what comes after it knows a text.
    const isText = testOf(lower, target.object, { kind: "typeof", type: "string" }, frame);
    lower.refine(isText, true, node, frame);
  }
  const name = method ?? (target.type === "Identifier" ? target.name : "");
  refineAsserted(name, call, node, values, frame);
  if (method === undefined || !ONLY_READS.test(method))
    refinePassedParts(call, values, node, frame);
  return call;
}

/** Methods that put the members of one object into another. */
const COPIES = /^(?:assign|assignIn|extend|mixin|defaults)$/;

/** Methods of texts and patterns that change neither what they are called on nor what they are given. */
const ONLY_READS =
  /^(?:startsWith|endsWith|test|to(?:Locale)?(?:Lower|Upper)Case|trim(?:Start|End)?|charAt|charCodeAt|localeCompare)$/;

function lowerBorrowed(
  lower: Lowering,
  node: Ast.CallExpression,
  { method, listed }: { readonly method: string; readonly listed: boolean },
  frame: Frame,
): Value {
  const { values, spreadFrom } = lowerArguments(lower, node.arguments, frame);
  const [receiver = frame.emit(node, { op: "constant", value: undefined }), ...rest] = values;
  const [list] = node.arguments;
  if (method === "shift" && list && isAllArguments(receiver, frame))
    return firstArgument(lower, node, receiver, list, frame);
  const call = frame.emit(node, {
    op: "call",
    callee: frame.emit(node.callee, { op: "load", object: receiver, name: method }),
    receiver,
    method,
    arguments: rest,
    spreadFrom: listed ? 0 : Math.max(0, spreadFrom - 1),
  });
  const [owner] = node.arguments;
  if (owner) changedBy(lower, call, -1, receiver, owner, frame);
  return call;
}

/** The list of what a function is called with, before anything was taken from it. */
function isAllArguments(value: Value, frame: Frame): boolean {
  const made = frame.code[value];
  return made?.op === "arguments" || (made?.op === "parameter" && made.rest);
}

/** `const target = arguments.shift()`: the first of them, which none of the others is. */
function firstArgument(
  lower: Lowering,
  node: Ast.CallExpression,
  list: Value,
  target: Ast.Node,
  frame: Frame,
): Value {
  const first = frame.emit(node, { op: "load", object: list, name: "0" });
  const rest = frame.emit(node, { op: "rest", object: list, except: [], from: 1 });
  if (target.type === "Identifier") lower.replace(list, rest, node, frame);
  return first;
}

/** `super(…)` is the constructor of the class above, called on the same object. */
function lowerSuperCall(
  lower: Lowering,
  node: Ast.CallExpression,
  target: Ast.Super,
  frame: Frame,
): Value {
  const above = lower.expression(target, frame);
  const callee = frame.emit(target, { op: "load", object: above, name: "constructor" });
  const { values, spreadFrom } = lowerArguments(lower, node.arguments, frame);
  const held = frame.receiver(target);
  const call = frame.emit(node, {
    op: "call",
    callee,
    receiver: held,
    method: undefined,
    arguments: values,
    spreadFrom,
  });
  const changed = frame.emit(target, { op: "changed", value: held, call, argument: -1 });
  lower.replace(held, changed, node, frame);
  return changed;
}

export function lowerNew(lower: Lowering, node: Ast.NewExpression, frame: Frame): Value {
  const callee = lower.expression(node.callee, frame);
  const { values, spreadFrom } = lowerArguments(lower, node.arguments, frame);
  // A pattern that is made and dropped is looked at for mistakes, and matches nothing.
  const isDropped =
    node.parent.type === "ExpressionStatement" && isGlobalPattern(lower, node.callee);
  if (isDropped) return frame.emit(node, { op: "constant", value: undefined });
  return frame.emit(node, { op: "new", callee, arguments: values, spreadFrom });
}

function isGlobalPattern({ variables }: Lowering, callee: Ast.Node): boolean {
  return callee.type === "Identifier" && callee.name === "RegExp" && variables.isGlobal(callee);
}

function lowerArguments(
  lower: Lowering,
  nodes: readonly Ast.CallExpressionArgument[],
  frame: Frame,
): { values: Value[]; spreadFrom: number } {
  const values: Value[] = [];
  let spreadFrom = nodes.length;
  for (const [index, argument] of nodes.entries()) {
    if (argument.type === "SpreadElement") {
      spreadFrom = Math.min(spreadFrom, index);
      values.push(lower.expression(argument.argument, frame));
    } else {
      values.push(lower.expression(argument, frame));
    }
  }
  return { values, spreadFrom };
}

/** A call may change what a name that it was given holds: `list.push(x)`, `Object.assign(target, x)`, `fill(target)`. */
function changedBy(
  lower: Lowering,
  call: Value,
  argument: number,
  value: Value,
  node: Ast.Node,
  frame: Frame,
): void {
  const target = bare(node);
  if (isModuleExports(lower, target)) {
    const changed = frame.emit(node, { op: "changed", value, call, argument });
    lower.replace(value, changed, node, frame);
    return;
  }
  const names = namesOfNamespace(target);
  if (names.length > 0) {
    const changed = frame.emit(node, { op: "changed", value, call, argument });
    for (const each of names) lower.assign(each, changed, frame);
    return;
  }
  if (
    target.type !== "Identifier" &&
    target.type !== "ThisExpression" &&
    target.type !== "MemberExpression"
  )
    return;
  if (target.type === "Identifier") {
    const variable = lower.variables.of(target);
    // Modules, functions and classes are not what calls fill with data, but with methods.
    if (
      !variable ||
      variable.defs.some(
        (definition) =>
          definition.type !== "Variable" &&
          definition.type !== "Parameter" &&
          !(definition.type === "FunctionName" && isGivenMembers(frame.code[call], argument)),
      )
    )
      return;
  }
  const changed = frame.emit(node, { op: "changed", value, call, argument });
  if (target.type === "MemberExpression") lower.assign(target, changed, frame);
  else lower.replace(value, changed, node, frame);
  const other = target.type === "Identifier" ? otherPlace(lower, target) : undefined;
  if (other) lower.assign(other, changed, frame);
}

/** `Object.assign(load, { json, text })`, `_.extend(load, …)` */
function isGivenMembers(call: Operation | undefined, argument: number): boolean {
  return argument === 0 && call?.op === "call" && COPIES.test(call.method ?? "");
}

/** `const made = table[name] = {}`: what fills the one fills the other. */
function otherPlace(lower: Lowering, name: Ast.Identifier): Ast.Node | undefined {
  const variable = lower.variables.of(name);
  const [definition] = variable?.defs ?? [];
  const declared = definition?.node;
  if (variable?.defs.length !== 1 || declared?.type !== "VariableDeclarator") return undefined;
  const init = declared.init && bare(declared.init);
  if (init?.type !== "AssignmentExpression" || init.operator !== "=") return undefined;
  if (bare(init.right).type !== "ObjectExpression") return undefined;
  return init.left.type === "MemberExpression" ? init.left : undefined;
}

function requiredSpecifier(lower: Lowering, node: Ast.CallExpression): string | undefined {
  const { callee } = node;
  const argument = node.arguments[0];
  if (callee.type !== "Identifier" || callee.name !== "require") return undefined;
  if (lower.variables.of(callee) || !argument) return undefined;
  if (argument.type !== "Literal") return besideFile(argument);
  return typeof argument.value === "string" ? argument.value : undefined;
}
