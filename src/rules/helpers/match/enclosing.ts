import { type Ast, type Semantics, type FunctionNode, isFunction } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** A function with the name that it is kept under: of a declaration, a variable, a method or a property. */
export interface NamedFunction {
  readonly node: FunctionNode;
  readonly name: string | undefined;
}

/** The innermost function around a node, or around that function when it has no name. */
export function functionAround(node: Ast.Node): NamedFunction | undefined {
  let first: FunctionNode | undefined;
  for (let each = node.parent; each; each = each.parent) {
    if (!isFunction(each)) continue;
    first ??= each;
    const name = nameOfFunction(each);
    if (name !== undefined) return { node: each, name };
  }
  return first && { node: first, name: undefined };
}

/** The innermost function around a node, named or not. */
export function innermostFunction(node: Ast.Node): FunctionNode | undefined {
  for (let each = node.parent; each; each = each.parent) if (isFunction(each)) return each;
  return undefined;
}

export function nameOfFunction(node: FunctionNode): string | undefined {
  if (node.id) return node.id.name;
  const { parent } = node;
  switch (parent.type) {
    case "VariableDeclarator":
    case "MethodDefinition":
    case "Property":
    case "PropertyDefinition":
    case "AssignmentExpression":
      return nameOf(parent);
    default:
      return undefined;
  }
}

/** True when an identifier means a parameter of the function. */
export function isParameterOf(
  owner: FunctionNode,
  identifier: Ast.Identifier,
  semantics: Semantics,
): boolean {
  const definition = semantics.variables.of(identifier)?.defs[0];
  return definition?.type === "Parameter" && definition.node === owner;
}

/** True when a condition or a case around a node decides whether it is reached at all. */
export function isConditional(node: Ast.Node): boolean {
  let child: Ast.Node = node;
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (parent.type === "SwitchCase") return true;
    if (parent.type === "IfStatement" || parent.type === "ConditionalExpression") {
      if (child !== parent.test) return true;
    } else if (parent.type === "LogicalExpression" && child === parent.right) return true;
  }
  return false;
}
