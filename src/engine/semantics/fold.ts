import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "./names.ts";
import type { Constant, Located, Scalar } from "./semantics.ts";
import { unwrap } from "./unwrap.ts";

/** Longest chain of names and operators that is followed; more is given up as unknown. */
const MAX_DEPTH = 40;

/** Folds literals, templates, concatenation, constant variables, enum members and fields of constant objects, across imports. */
export function fold(at: Located, depth = 0): Constant | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const node = unwrap(at.node);
  switch (node.type) {
    case "Literal":
      return foldLiteral(node);
    case "TemplateLiteral":
      return foldTemplate({ node, in: at.in }, node, depth);
    case "BinaryExpression":
      return node.operator === "+" ? foldSum(at, node, depth) : undefined;
    case "UnaryExpression":
      return foldUnary(at, node, depth);
    case "Identifier":
      return foldIdentifier(at, node, depth);
    case "MemberExpression":
      return foldMember(at, node, depth);
    case "TSEnumMember":
      return node.initializer ? fold({ node: node.initializer, in: at.in }, depth + 1) : undefined;
    default:
      return undefined;
  }
}

function foldLiteral(node: Ast.Literal): Constant | undefined {
  if ("regex" in node) return undefined;
  const { value } = node;
  return typeof value === "object" && value !== null ? undefined : { value: value as Scalar };
}

function foldTemplate(at: Located, node: Ast.TemplateLiteral, depth: number): Constant | undefined {
  let text = "";
  for (const [i, quasi] of node.quasis.entries()) {
    text += quasi.value.cooked ?? quasi.value.raw;
    const hole = node.expressions[i];
    if (!hole) continue;
    const constant = fold({ node: hole, in: at.in }, depth + 1);
    if (!constant) return undefined;
    text += String(constant.value);
  }
  return { value: text };
}

function foldSum(at: Located, node: Ast.BinaryExpression, depth: number): Constant | undefined {
  const left = fold({ node: node.left, in: at.in }, depth + 1);
  const right = left && fold({ node: node.right, in: at.in }, depth + 1);
  if (!left || !right) return undefined;
  if (typeof left.value === "number" && typeof right.value === "number") {
    return { value: left.value + right.value };
  }
  if (typeof left.value === "string" || typeof right.value === "string") {
    return { value: `${String(left.value)}${String(right.value)}` };
  }
  return undefined;
}

function foldUnary(at: Located, node: Ast.UnaryExpression, depth: number): Constant | undefined {
  if (node.operator === "void") return { value: undefined };
  const inner = fold({ node: node.argument, in: at.in }, depth + 1);
  if (!inner) return undefined;
  if (node.operator === "!") return { value: !inner.value };
  if (node.operator === "-" && typeof inner.value === "number") return { value: -inner.value };
  return undefined;
}

function foldIdentifier(at: Located, node: Ast.Identifier, depth: number): Constant | undefined {
  const variable = at.in.variables.of(node);
  if (!variable) {
    return node.name === "undefined" && at.in.variables.isGlobal(node)
      ? { value: undefined }
      : undefined;
  }
  const definition = at.in.definition(variable);
  return definition && fold(definition, depth + 1);
}

function foldMember(at: Located, node: Ast.MemberExpression, depth: number): Constant | undefined {
  const name = propertyName(node);
  if (name === undefined) return undefined;
  const target = at.in.origin(node.object);
  if (target.node.type === "TSEnumDeclaration") {
    const member = target.node.body.members.find(
      (each) => (each.id.type === "Identifier" ? each.id.name : String(each.id.value)) === name,
    );
    return member && fold({ node: member, in: target.in }, depth + 1);
  }
  const property = at.in.object(node.object)?.get(name);
  return property && fold(property.value, depth + 1);
}
