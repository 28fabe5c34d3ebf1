import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { FunctionNode } from "../syntax/function-node.ts";
import { visitAll } from "./functions.ts";

/** What has to be given to a function so that it asks for a role: a parameter, or a member of one. */
export interface RoleGate {
  readonly name: string;
  readonly member?: string;
}

/** `if (role && user.role !== role)`, `if (roles.length) { … }`: without them the check lets everybody pass. */
export function gatesOf(check: Ast.Node, within: Ast.Node): RoleGate[] {
  const found = testsIn(check).flatMap(conjuncts);
  for (let each = check; each !== within && each.parent; each = each.parent) {
    const { parent } = each;
    if (parent.type === "IfStatement" && parent.consequent === each)
      found.push(...conjuncts(parent.test));
  }
  return found.flatMap((node) => gateOf(node) ?? []);
}

/** `if (!roles.length) return next()`: whoever asks for none is let through before any check. */
export function earlyGates(fn: { readonly node: FunctionNode; readonly in: Semantics }) {
  const gates: RoleGate[] = [];
  const { body } = fn.node;
  if (!body) return gates;
  visitAll({ node: body, in: fn.in }, (node) => {
    if (node.type !== "IfStatement" || !leavesQuietly(node.consequent)) return;
    const gate = emptyGate(unwrap(node.test));
    if (gate) gates.push(gate);
  });
  return gates;
}

/** True where a call gives a function nothing for the parameter that a check of roles hangs on. */
export function leavesOut(
  given: readonly Ast.Node[],
  params: readonly Ast.Node[],
  gate: RoleGate,
  semantics: Semantics,
): boolean {
  if (given.some(({ type }) => type === "SpreadElement")) return false;
  return params.some((each, index) => isMissing(each, given[index], gate, semantics));
}

function isMissing(
  parameter: Ast.Node,
  value: Ast.Node | undefined,
  gate: RoleGate,
  semantics: Semantics,
): boolean {
  switch (parameter.type) {
    case "Identifier":
      if (parameter.name !== gate.name) return false;
      return gate.member === undefined
        ? isNothing(value, semantics)
        : lacks(value, gate.member, semantics);
    case "RestElement":
      return (
        parameter.argument.type === "Identifier" &&
        parameter.argument.name === gate.name &&
        value === undefined
      );
    case "AssignmentPattern":
      return (
        isNothing(parameter.right, semantics) && isMissing(parameter.left, value, gate, semantics)
      );
    case "ObjectPattern":
      return parameter.properties.some((each) => {
        if (each.type !== "Property") return false;
        const local = each.value.type === "AssignmentPattern" ? each.value.left : each.value;
        const isDefault =
          each.value.type === "AssignmentPattern" && !isNothing(each.value.right, semantics);
        return (
          local.type === "Identifier" &&
          local.name === gate.name &&
          !isDefault &&
          lacks(value, propertyName(each) ?? "", semantics)
        );
      });
    default:
      return false;
  }
}

/** What asks for nothing: no value, an empty list or object. */
function isNothing(value: Ast.Node | undefined, semantics: Semantics): boolean {
  if (value === undefined) return true;
  const node = unwrap(value);
  if (node.type === "ArrayExpression") return node.elements.length === 0;
  if (node.type === "ObjectExpression") return node.properties.length === 0;
  const constant = semantics.constant(node);
  return constant !== undefined && !constant.value;
}

function lacks(value: Ast.Node | undefined, member: string, semantics: Semantics): boolean {
  if (value === undefined) return true;
  const view = semantics.object(value);
  if (!view?.complete) return false;
  const own = view.get(member)?.value;
  return own === undefined || isNothing(own.node, own.in);
}

function testsIn(node: Ast.Node): Ast.Node[] {
  if (node.type === "IfStatement" || node.type === "ConditionalExpression") return [node.test];
  return node.type === "LogicalExpression" ? [node] : [];
}

function conjuncts(test: Ast.Node): Ast.Node[] {
  const node = unwrap(test);
  return node.type === "LogicalExpression" && node.operator === "&&"
    ? [...conjuncts(node.left), ...conjuncts(node.right)]
    : [node];
}

/** `role`, `!!role`, `roles.length`, `roles?.length > 0`, `options.role`, `role !== undefined`. */
function gateOf(node: Ast.Node): RoleGate | undefined {
  if (node.type === "UnaryExpression" && node.operator === "!") {
    const inner = unwrap(node.argument);
    return inner.type === "UnaryExpression" && inner.operator === "!"
      ? gateOf(unwrap(inner.argument))
      : undefined;
  }
  if (node.type === "BinaryExpression") {
    if (!/^(?:>|>=|!==?)$/.test(node.operator)) return undefined;
    const against = unwrap(node.right);
    const isNone =
      (against.type === "Literal" &&
        (against.value === null || typeof against.value === "number")) ||
      (against.type === "Identifier" && against.name === "undefined");
    return isNone ? gateOf(unwrap(node.left)) : undefined;
  }
  if (node.type === "Identifier") return { name: node.name };
  if (node.type !== "MemberExpression") return undefined;
  const name = propertyName(node);
  const object = unwrap(node.object);
  if (name === "length" || name === "size") return gateOf(object);
  return object.type === "Identifier" && name !== undefined
    ? { name: object.name, member: name }
    : undefined;
}

/** `!role`, `!roles.length`, `roles.length === 0`. */
function emptyGate(test: Ast.Node): RoleGate | undefined {
  if (test.type === "UnaryExpression" && test.operator === "!")
    return gateOf(unwrap(test.argument));
  if (test.type !== "BinaryExpression" || !/^===?$/.test(test.operator)) return undefined;
  const against = unwrap(test.right);
  return against.type === "Literal" && against.value === 0 ? gateOf(unwrap(test.left)) : undefined;
}

/** `return next()`, `return user`: the request goes on. */
function leavesQuietly(branch: Ast.Node): boolean {
  const last = branch.type === "BlockStatement" ? branch.body.at(-1) : branch;
  if (last?.type !== "ReturnStatement") return false;
  const value = last.argument && unwrap(last.argument);
  if (!value) return true;
  if (value.type === "Identifier") return true;
  const callee = value.type === "CallExpression" ? unwrap(value.callee) : undefined;
  return callee?.type === "Identifier" && callee.name === "next";
}
