import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "./names.ts";
import type { Constant, Located, Scalar } from "./semantics.ts";
import { unwrap } from "./unwrap.ts";

/** Longest text that is put together; texts that double themselves are given up as unknown. */
const MAX_TEXT = 100_000;

/** Folds literals, templates, arithmetic, constant variables, enum members and fields of constant objects, across imports. */
export function fold(at: Located): Constant | undefined {
  const node = unwrap(at.node);
  switch (node.type) {
    case "Literal":
      return foldLiteral(node);
    case "TemplateLiteral":
      return foldTemplate(at, node);
    case "BinaryExpression":
      return foldBinary(at, node);
    case "UnaryExpression":
      return foldUnary(at, node);
    case "Identifier":
      return foldIdentifier(at, node);
    case "MemberExpression":
      return foldMember(at, node);
    case "TSEnumMember":
      return node.initializer ? at.in.constant(node.initializer) : undefined;
    default:
      return undefined;
  }
}

function foldLiteral(node: Ast.Literal): Constant | undefined {
  if ("regex" in node) return undefined;
  const { value } = node;
  return typeof value === "object" && value !== null ? undefined : { value: value as Scalar };
}

function foldTemplate(at: Located, node: Ast.TemplateLiteral): Constant | undefined {
  let text = "";
  for (const [i, quasi] of node.quasis.entries()) {
    text += quasi.value.cooked ?? quasi.value.raw;
    const hole = node.expressions[i];
    if (!hole) continue;
    const constant = at.in.constant(hole);
    if (!constant || text.length > MAX_TEXT) return undefined;
    text += String(constant.value);
  }
  return { value: text };
}

function foldBinary(at: Located, node: Ast.BinaryExpression): Constant | undefined {
  const left = at.in.constant(node.left);
  const right = left && at.in.constant(node.right);
  if (!left || !right) return undefined;
  if (typeof left.value === "number" && typeof right.value === "number") {
    const value = arithmetic(node.operator, left.value, right.value);
    return value === undefined ? undefined : { value };
  }
  if (node.operator !== "+") return undefined;
  if (typeof left.value !== "string" && typeof right.value !== "string") return undefined;
  const text = `${String(left.value)}${String(right.value)}`;
  return text.length > MAX_TEXT ? undefined : { value: text };
}

/** What an operator makes of two numbers; undefined for operators that do not calculate. */
export function arithmetic(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "%":
      return left % right;
    case "**":
      return left ** right;
    case "<<":
      return left << right;
    default:
      return undefined;
  }
}

function foldUnary(at: Located, node: Ast.UnaryExpression): Constant | undefined {
  if (node.operator === "void") return { value: undefined };
  const inner = at.in.constant(node.argument);
  if (!inner) return undefined;
  if (node.operator === "!") return { value: !inner.value };
  if (node.operator === "-" && typeof inner.value === "number") return { value: -inner.value };
  return undefined;
}

function foldIdentifier(at: Located, node: Ast.Identifier): Constant | undefined {
  const variable = at.in.variables.of(node);
  if (!variable) {
    return node.name === "undefined" && at.in.variables.isGlobal(node)
      ? { value: undefined }
      : undefined;
  }
  const definition = at.in.definition(variable);
  return definition?.in.constant(definition.node);
}

function foldMember(at: Located, node: Ast.MemberExpression): Constant | undefined {
  const name = propertyName(node) ?? (node.computed ? at.in.string(node.property) : undefined);
  if (name === undefined) return undefined;
  const target = at.in.origin(node.object);
  if (target.node.type === "TSEnumDeclaration") {
    const member = target.node.body.members.find(
      (each) => (each.id.type === "Identifier" ? each.id.name : String(each.id.value)) === name,
    );
    return member && target.in.constant(member);
  }
  const found = at.in.origin(node);
  if (found.node !== node) return found.in.constant(found.node);
  const property = at.in.object(node.object)?.get(name);
  return property?.value.in.constant(property.value.node);
}
