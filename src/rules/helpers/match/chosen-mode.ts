import { type Ast, type Semantics, propertyName, unwrap, isFunction } from "../../../engine/api.ts";

const MODE = /^(?:no-?verify|skip-?verify|insecure|self-?signed|unverified|trust|allow|prefer)$/i;
const NAME =
  /(?:insecure|no_?verify|skip_?(?:tls|ssl|cert)|ignore_?(?:tls|ssl|https|cert)|strict_?ssl|(?:verify|verification)|self_?signed|allow_?(?:invalid|unauthori[sz]ed)|reject_?unauthori[sz]ed|trust_?(?:all|server)|ssl_?mode)/i;

/**
 * True when whoever runs the program asked for a mode without verification in so many words:
 * `case "no-verify"`, `if (process.env.ALLOW_SELF_SIGNED)`. The code then does what it is told.
 */
export function isChosenMode(node: Ast.Node, semantics: Semantics): boolean {
  let child: Ast.Node = node;
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (isFunction(parent)) return false;
    if (parent.type === "SwitchCase" && parent.test && asksFor(parent.test, semantics)) return true;
    if (
      (parent.type === "IfStatement" || parent.type === "ConditionalExpression") &&
      child !== parent.test &&
      asksFor(parent.test, semantics)
    )
      return true;
    if (parent.type === "LogicalExpression" && child === parent.right) {
      if (asksFor(parent.left, semantics)) return true;
    }
  }
  return false;
}

function asksFor(test: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(test);
  switch (node.type) {
    case "UnaryExpression":
      return asksFor(node.argument, semantics);
    case "LogicalExpression":
      return asksFor(node.left, semantics) || asksFor(node.right, semantics);
    case "BinaryExpression":
      return asksFor(node.left, semantics) || asksFor(node.right, semantics);
    case "Identifier":
      return NAME.test(node.name);
    case "MemberExpression":
      return NAME.test(propertyName(node) ?? "");
    case "Literal": {
      return MODE.test(semantics.string(node) ?? "");
    }
    default:
      return false;
  }
}
