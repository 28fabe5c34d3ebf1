import { type Ast, propertyName, unwrap } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/**
 * `{ TableName: "shop-orders" }`, `{ TableName: process.env.ORDERS_TABLE }`: what a request to DynamoDB is about.
 * `{ collection: "orders", data }`: the same of a call of Payload.
 */
export function tableName(options: Ast.Node): string | undefined {
  const value = memberOf(options, "TableName") ?? memberOf(options, "collection");
  if (!value) return undefined;
  const name = value.type === "Literal" ? String(value.value) : (nameOf(value) ?? "");
  return name === "" || /^table_?name$/i.test(name) ? undefined : name;
}

/** The same as it is written, whatever the variable with the table's name is called. */
export function tableText(options: Ast.Node): string | undefined {
  const value = memberOf(options, "TableName");
  return value?.type === "Identifier" ? value.name : tableName(options);
}

/** The keys that a request to DynamoDB asks for, by name, and what its conditions compare keys with. */
export function keysOf(options: Ast.Node): readonly (readonly [string, Ast.Node])[] {
  return ["Key", "ExpressionAttributeValues"].flatMap((name) => {
    const keys = memberOf(options, name);
    if (keys?.type !== "ObjectExpression") return [];
    return keys.properties.flatMap((each) =>
      each.type === "Property"
        ? [[(propertyName(each) ?? "").replace(/^:/, ""), each.value] as const]
        : [],
    );
  });
}

/** `ORDER` of `{ Key: { pk: `ORDER#${id}` } }`: where one table holds everything, keys say what a record is. */
export function keyPrefixes(options: Ast.Node): string[] {
  return keysOf(options).flatMap(([, value]) => {
    const key = unwrap(value);
    const text = key.type === "TemplateLiteral" ? key.quasis[0]?.value.raw : undefined;
    const kind = /^([A-Za-z]\w*)#/.exec(text ?? "")?.[1];
    return kind === undefined ? [] : [kind];
  });
}

function memberOf(options: Ast.Node, name: string): Ast.Node | undefined {
  const object = unwrap(options);
  if (object.type !== "ObjectExpression") return undefined;
  for (const each of object.properties)
    if (each.type === "Property" && propertyName(each) === name) return unwrap(each.value);
  return undefined;
}
