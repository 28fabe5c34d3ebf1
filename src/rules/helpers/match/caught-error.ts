import {
  type Ast,
  type Semantics,
  propertyName,
  unwrap,
  type FunctionNode,
  isFunction,
} from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** Where an error comes in: a catch clause, or a function that is called with it. */
export interface CaughtError {
  readonly name: string;
  readonly owner: Ast.CatchClause | FunctionNode;
}

const ERROR = /^(?:e|ex|err|error|exception|_?err(?:or)?\d?)$/;

/** The caught error that an identifier is; undefined for errors that the program made itself. */
export function caughtError(node: Ast.Identifier, semantics: Semantics): CaughtError | undefined {
  const definition = semantics.variables.of(node)?.defs[0];
  if (definition?.type === "CatchClause") return { name: node.name, owner: definition.node };
  if (definition?.type !== "Parameter") return undefined;
  const owner = definition.node;
  if (!isFunction(owner) || owner.params[0] !== definition.name) return undefined;
  const { parent } = owner;
  const called =
    parent.type === "CallExpression" && parent.callee !== owner
      ? nameOf(unwrap(parent.callee))
      : undefined;
  const isHandler =
    called === "catch" ||
    (called === "then" && parent.type === "CallExpression" && parent.arguments[1] === owner);
  const isFilter = parent.type === "MethodDefinition" && propertyName(parent) === "catch";
  const isCallback = owner.params.length >= 2 && ERROR.test(node.name);
  return isHandler || isFilter || isCallback ? { name: node.name, owner } : undefined;
}

/** True where the code has asked what kind of error it is, other than whether it is one at all. */
export function isKnownKind(node: Ast.Node, error: CaughtError): boolean {
  for (let each = node; each.parent && each !== error.owner; each = each.parent) {
    const { parent } = each;
    if (
      (parent.type === "IfStatement" || parent.type === "ConditionalExpression") &&
      parent.test !== each &&
      asksKind(parent.test, error.name)
    )
      return true;
    if (parent.type === "SwitchCase" || parent.type === "SwitchStatement") return true;
  }
  return false;
}

function asksKind(test: Ast.Node, name: string): boolean {
  const node = unwrap(test);
  switch (node.type) {
    case "LogicalExpression":
      return asksKind(node.left, name) || asksKind(node.right, name);
    case "UnaryExpression":
      return asksKind(node.argument, name);
    case "BinaryExpression": {
      if (node.operator === "instanceof")
        return isOf(node.left, name) && nameOf(unwrap(node.right)) !== "Error";
      return isOf(node.left, name) || isOf(node.right, name) || isOfStatus(node);
    }
    case "CallExpression":
      return isOf(node.callee, name) || node.arguments.some((each) => isOf(each, name));
    case "MemberExpression":
      // Whether there is a message says nothing of what it says.
      return isOf(node, name) && !/^(?:message|stack)$/.test(propertyName(node) ?? "");
    default:
      return false;
  }
}

/** `status < 500`: what is wrong with a request is told apart from what broke. */
function isOfStatus({ operator, left, right }: Ast.BinaryExpression): boolean {
  return (
    /^[<>]=?$/.test(operator) &&
    [left, right].some(
      (each) => each.type === "Literal" && (each.value === 500 || each.value === 499),
    )
  );
}

/** True for the error and for what is read of it. */
function isOf(node: Ast.Node, name: string): boolean {
  let at = unwrap(node);
  while (at.type === "MemberExpression" || at.type === "CallExpression")
    at = unwrap(at.type === "MemberExpression" ? at.object : at.callee);
  return at.type === "Identifier" && at.name === name;
}
