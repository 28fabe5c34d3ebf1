import {
  type Ast,
  type SyntaxContext,
  packageOf,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** A field of what a store keeps. */
export interface ModelField {
  readonly name: string;
  readonly node: Ast.Node;
  /** The code of its definition. */
  readonly code: string;
}

const TABLES = /^(?:drizzle-orm)$/;
const TABLE = /^(?:pgTable|mysqlTable|sqliteTable|singlestoreTable)$/;

/** The fields that a call or `new` defines: a schema of Mongoose, a model of Sequelize or Medusa, a table of Drizzle. */
export function fieldsOfCall(
  node: Ast.CallExpression | Ast.NewExpression,
  context: SyntaxContext,
): readonly ModelField[] {
  const index = definitionIn(node, context);
  const argument = index === undefined ? undefined : node.arguments[index];
  const object = argument && unwrap(argument);
  if (object?.type !== "ObjectExpression") return [];
  return object.properties.flatMap((each) => {
    const name = each.type === "Property" ? propertyName(each) : undefined;
    if (each.type !== "Property" || name === undefined) return [];
    const [start, end] = each.value.range;
    return [{ name, node: each, code: context.text.slice(start, end) }];
  });
}

function definitionIn(
  node: Ast.CallExpression | Ast.NewExpression,
  { semantics }: SyntaxContext,
): number | undefined {
  const callee = unwrap(node.callee);
  const name = nameOf(callee) ?? "";
  if (name === "Schema") return 0;
  if (node.type === "NewExpression") return undefined;
  if (name === "define" || TABLE.test(name)) {
    const api = semantics.callee(node) ?? "";
    if (TABLE.test(name)) return TABLES.test(packageOf(api)) ? 1 : undefined;
    if (api === "@medusajs/framework/utils#model.define" || api === "@medusajs/utils#model.define")
      return 1;
    // `sequelize.define("Customer", { … })`
    return /sequelize/i.test(
      nameOf(callee.type === "MemberExpression" ? unwrap(callee.object) : callee) ?? "",
    )
      ? 1
      : undefined;
  }
  // `Customer.init({ … }, { sequelize })`
  const [, options] = node.arguments;
  const isInit = name === "init" && options && semantics.object(options)?.get("sequelize");
  return isInit ? 0 : undefined;
}

/** The field that a member of an entity of TypeORM, MikroORM, Sequelize or Typegoose is. */
export function fieldOfClass(
  node: Ast.PropertyDefinition,
  { text }: SyntaxContext,
): ModelField | undefined {
  const name = propertyName(node);
  const isColumn = (node.decorators ?? []).some(({ expression }) => {
    const called = expression.type === "CallExpression" ? expression.callee : expression;
    return /^(?:Column|Property|Prop|prop|AllowNull)$/.test(nameOf(unwrap(called)) ?? "");
  });
  if (name === undefined || !isColumn) return undefined;
  return { name, node, code: text.slice(node.range[0], node.range[1]) };
}
