import { type Ast, propertyName, unwrap } from "../../../engine/api.ts";
import { remembered } from "./remembered.ts";

/** The name that a node goes by in the code: of an identifier, a member, a key, a function or a class; undefined for others. */
export function nameOf(node: Ast.Node): string | undefined {
  switch (node.type) {
    case "Identifier":
    case "PrivateIdentifier":
    case "JSXIdentifier":
      return node.name;
    case "MemberExpression":
    case "Property":
    case "MethodDefinition":
    case "PropertyDefinition":
      return propertyName(node);
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ClassDeclaration":
    case "ClassExpression":
      return node.id?.name;
    case "VariableDeclarator":
      return nameOf(node.id);
    case "AssignmentExpression":
      return nameOf(unwrap(node.left));
    default:
      return undefined;
  }
}

/** The name of a decorator, called or not: `Get` of `@Get("orders")`. */
export function decoratorName({ expression }: Ast.Decorator): string {
  const node = unwrap(expression);
  return nameOf(node.type === "CallExpression" ? unwrap(node.callee) : node) ?? "";
}

/** A name in its words, lower case: `giftCardCode`, `GIFT_CARD_CODE` and `gift-card-code` are all `gift card code`. */
export const words = remembered(inWords);

function inWords(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .replace(/[^A-Za-z\d]+/g, " ")
    .trim()
    .toLowerCase();
}
