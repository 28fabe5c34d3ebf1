import { type Ast, type Semantics, unwrap } from "../../../engine/api.ts";

/** Methods of TypeORM's builders that take a condition and its parameters. */
const CONDITION = /^(?:(?:and|or)?(?:where|having)|on)$/i;

/**
 * True for a condition of TypeORM in which each value names a parameter that the same call binds:
 * `` qb.where(`order.id = :${name}`, { [name]: id }) ``. TypeORM refuses names of parameters with
 * anything but letters, digits, underscores and periods before it builds the statement.
 */
export function namesParameters(node: Ast.Node, semantics: Semantics): boolean {
  const call = unwrap(node);
  if (call.type !== "CallExpression") return false;
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return false;
  const [first, second] = call.arguments;
  if (!CONDITION.test(callee.property.name) || !first || !second) return false;
  const [text, parameters] = [semantics.origin(first).node, semantics.origin(second).node];
  if (text.type !== "TemplateLiteral" || parameters.type !== "ObjectExpression") return false;
  const written = ({ range }: Ast.Node): string => semantics.source.text.slice(...range);
  const bound = new Set(
    parameters.properties.flatMap((each) =>
      each.type === "Property" && each.computed ? [written(each.key)] : [],
    ),
  );
  return text.expressions.every(
    (each, index) =>
      bound.has(written(each)) && /:(?:\.\.\.)?$/.test(text.quasis[index]?.value.raw ?? ""),
  );
}
