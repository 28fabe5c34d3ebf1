import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { innermostFunction } from "./enclosing.ts";
import { type OwnFunction, ownFunction } from "./own-function.ts";

/**
 * True for `new URL(…).toString()`, `.href` and `String(url)`: what stands in a web address is written
 * with `%3C` for `<`. Also when a function of the program makes the address and gives nothing else.
 */
export function isWrittenAddress(expression: Ast.Node, semantics: Semantics): boolean {
  const { node, in: where } = semantics.origin(unwrap(expression));
  if (node.type === "MemberExpression") {
    return propertyName(node) === "href" && isAddress(node.object, where);
  }
  if (node.type !== "CallExpression") return false;
  const [first] = node.arguments;
  if (first && where.callee(node) === "global#String") return isAddress(first, where);
  const callee = unwrap(node.callee);
  return (
    callee.type === "MemberExpression" &&
    propertyName(callee) === "toString" &&
    isAddress(callee.object, where)
  );
}

function isAddress(expression: Ast.Node, semantics: Semantics): boolean {
  const { node, in: where } = semantics.origin(unwrap(expression));
  if (node.type === "NewExpression") return where.callee(node) === "global#URL";
  if (node.type !== "CallExpression") return false;
  const own = ownFunction({ node: node.callee, in: where });
  return own !== undefined && givesAddresses(own);
}

/** True when a function returns at least one address and otherwise nothing. */
function givesAddresses(own: OwnFunction): boolean {
  const { nodes } = own.in.source;
  let addresses = 0;
  let others = 0;
  nodes.forEach((node) => {
    if (node.type !== "ReturnStatement" || innermostFunction(node) !== own.node || !node.argument)
      return;
    const value = unwrap(node.argument);
    if (value.type === "NewExpression" && own.in.callee(value) === "global#URL") addresses++;
    else if (value.type !== "Identifier" || value.name !== "undefined") others++;
  });
  return addresses > 0 && others === 0;
}
