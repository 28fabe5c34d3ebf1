import { type Ast, type Semantics, unwrap } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** True when an expression is a string whatever happens: made by a call that returns one, or written with that type. */
export function isCertainlyText(expression: Ast.Node, semantics: Semantics): boolean {
  const { node, in: owner } = semantics.origin(expression);
  switch (node.type) {
    case "TemplateLiteral":
      return true;
    case "BinaryExpression":
      return (
        node.operator === "+" &&
        (isCertainlyText(node.left, owner) || isCertainlyText(node.right, owner))
      );
    case "CallExpression": {
      if (owner.callee(node) === "global#String") return true;
      const callee = unwrap(node.callee);
      if (callee.type !== "MemberExpression" || callee.optional) return false;
      const name = nameOf(callee) ?? "";
      // Without an encoding, `digest()` returns bytes.
      if (name === "digest") return isCrypto(node, owner) && node.arguments.length === 1;
      return name === "toString" && isCrypto(node, owner);
    }
    case "Identifier": {
      const definition = owner.variables.of(node)?.defs[0];
      if (definition?.type !== "Parameter" || definition.name.type !== "Identifier") return false;
      const { typeAnnotation, optional } = definition.name;
      return !optional && typeAnnotation?.typeAnnotation.type === "TSStringKeyword";
    }
    default:
      return owner.string(node) !== undefined;
  }
}

function isCrypto(node: Ast.CallExpression, semantics: Semantics): boolean {
  return /^crypto(?:-js)?[#/]/.test(semantics.callee(node) ?? "");
}
