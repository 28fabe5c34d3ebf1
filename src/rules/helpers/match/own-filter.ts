import { type Ast, type WholeFlow, propertyName, unwrap } from "../../../engine/api.ts";

const OWNER =
  /^(?:id_?)?(?:user|customer|owner|account|buyer|member|client|seller|vendor|author|created_?by|organi[sz]ation|tenant)(?:_?id)?$/i;

/** `{ id, customerId: session.user.id }`: a filter that finds the sender's own records, whatever else is in it. */
export function findsOwnRecords({ node, semantics }: WholeFlow): boolean {
  const filter = filterAround(unwrap(node));
  return (
    filter?.properties.some((property) => {
      if (property.type !== "Property" || !OWNER.test(propertyName(property) ?? "")) return false;
      const value = unwrap(property.value);
      if (value.type === "MemberExpression") return true;
      // What the function was handed may be the sender's word.
      const definition = value.type === "Identifier" && semantics.variables.of(value)?.defs[0];
      return definition !== false && definition !== undefined && definition.type !== "Parameter";
    }) ?? false
  );
}

function filterAround(node: Ast.Node): Ast.ObjectExpression | undefined {
  if (node.type === "CallExpression") {
    const [argument] = node.arguments;
    return argument?.type === "ObjectExpression" ? filterAround(argument) : undefined;
  }
  if (node.type === "ObjectExpression") {
    const where = node.properties.find(
      (each) => each.type === "Property" && propertyName(each) === "where",
    );
    const value = where?.type === "Property" ? unwrap(where.value) : node;
    return value.type === "ObjectExpression" ? value : undefined;
  }
  for (let each: Ast.Node | undefined = node.parent; each; each = each.parent) {
    if (each.type === "ObjectExpression") return each;
    if (each.type !== "Property") return undefined;
  }
  return undefined;
}
