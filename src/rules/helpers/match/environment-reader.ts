import {
  type Ast,
  type FunctionNode,
  type Semantics,
  isFunction,
  propertyName,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { isEnvironment } from "./environment-variable.ts";
import { ownFunction } from "./own-function.ts";

/**
 * True where a call goes to a function of the project that reads the variable named by its first
 * argument and takes the one at `position` when there is none: `fromEnv("JWT_SECRET", "changeme")`,
 * whatever that function is called.
 */
export function readsVariable(
  call: Ast.CallExpression,
  position: number,
  semantics: Semantics,
): boolean {
  const fn = ownFunction({ node: call.callee, in: semantics });
  const key = fn && parameter(fn.node, 0);
  const fallback = fn && parameter(fn.node, position);
  if (!fn?.node.body || !key || !fallback) return false;
  const home = fn.in;
  const is = (node: Ast.Node, wanted: Ast.Identifier): boolean => {
    const inner = unwrap(node);
    return (
      inner.type === "Identifier" &&
      inner.name === wanted.name &&
      home.variables.of(inner) === home.variables.of(wanted)
    );
  };
  let isRead = false;
  let standsIn = false;
  walk(fn.node.body, home.source.visitorKeys, (each) => {
    if (each.type === "MemberExpression" && each.computed)
      isRead ||= is(each.property, key) && isEnvironment(each.object, home);
    else if (each.type === "CallExpression") isRead ||= isDenoRead(each, key, is);
    if (each.type === "Identifier" && is(each, fallback)) standsIn ||= isTaken(each);
  });
  return isRead && standsIn;
}

/** `Deno.env.get(name)`, `env.get(name)`. */
function isDenoRead(
  { callee, arguments: [first] }: Ast.CallExpression,
  key: Ast.Identifier,
  is: (node: Ast.Node, wanted: Ast.Identifier) => boolean,
): boolean {
  const target = unwrap(callee);
  if (target.type !== "MemberExpression" || propertyName(target) !== "get") return false;
  const owner = unwrap(target.object);
  const name = owner.type === "MemberExpression" ? propertyName(owner) : undefined;
  const isEnv = name === "env" || (owner.type === "Identifier" && owner.name === "env");
  return isEnv && first !== undefined && is(first, key);
}

function parameter(fn: FunctionNode, position: number): Ast.Identifier | undefined {
  const found = fn.params[position];
  const plain = found?.type === "AssignmentPattern" ? found.left : found;
  return plain?.type === "Identifier" ? plain : undefined;
}

/** Where a value becomes the result: returned, assigned, or chosen by an operator; a question about it is none. */
function isTaken(node: Ast.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case "LogicalExpression":
      return parent.operator !== "&&";
    case "ConditionalExpression":
      return parent.test !== node;
    case "ReturnStatement":
      return true;
    case "AssignmentExpression":
      return parent.right === node;
    case "TSNonNullExpression":
    case "TSAsExpression":
      return isTaken(parent);
    default:
      return parent !== undefined && isFunction(parent) && parent.body === node;
  }
}
