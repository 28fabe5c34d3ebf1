import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";

/** What a call says of how many records it means; nothing where a filter may leave some out. */
export interface Extent {
  readonly all?: true;
}

const ALL: Extent = { all: true };
const SOME: Extent = {};

/** How much a method that deletes takes away. */
export function extentOf({ arguments: [first] }: Ast.CallExpression, method: string): Extent {
  const given = first && unwrap(first);
  switch (method) {
    case "truncate":
      return ALL;
    // `Order.deleteMany()`, `Order.deleteMany({})`, `prisma.order.deleteMany({ where: {} })`
    case "deleteMany":
      return !given || isEmpty(given) || isEmpty(memberOf(given, "where")) ? ALL : SOME;
    // `Order.destroy({ where: {} })`, `Order.destroy({ truncate: true })`
    case "destroy":
      return isEmpty(memberOf(given, "where")) || isTrue(memberOf(given, "truncate")) ? ALL : SOME;
    default:
      return SOME;
  }
}

/** `DELETE FROM orders`, where that is the whole statement. */
export function extentOfSql(statement: Ast.Node): Extent {
  const text =
    statement.type === "Literal"
      ? statement.value
      : statement.type === "TemplateLiteral" && statement.expressions.length === 0
        ? statement.quasis[0]?.value.cooked
        : undefined;
  return typeof text === "string" && WHOLE.test(text) ? ALL : SOME;
}

const WHOLE = /^\s*(?:delete\s+from|truncate(?:\s+table)?)\s+[\w."`[\]]+(?:\s+cascade)?\s*;?\s*$/i;

function memberOf(object: Ast.Node | undefined, name: string): Ast.Node | undefined {
  if (object?.type !== "ObjectExpression") return undefined;
  const own = object.properties.find(
    (each): each is Ast.Property => each.type === "Property" && propertyName(each) === name,
  );
  return own && unwrap(own.value);
}

function isEmpty(node: Ast.Node | undefined): boolean {
  return node?.type === "ObjectExpression" && node.properties.length === 0;
}

function isTrue(node: Ast.Node | undefined): boolean {
  return node?.type === "Literal" && node.value === true;
}
