import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { SECRET_FIELD } from "../../helpers/match/entity-secret.ts";

const TABLES = /^drizzle-orm\/\w+-core#(?:\w+Table|table)$/;
/** What chains of Drizzle end with when they are sent as they are. */
export const DRIZZLE_END = /^(?:from|where|limit|offset|orderBy|returning|for)$/;

/**
 * The column with the password that a chain of Drizzle brings along: `db.select().from(customers)`,
 * `db.insert(users).values(…).returning()`. Whoever names columns has chosen them.
 */
export function drizzleSecret(chain: Ast.CallExpression, semantics: Semantics): string | undefined {
  const methods = new Map<string, readonly Ast.Node[]>();
  for (let at: Ast.Node = chain; at.type === "CallExpression";) {
    const callee = unwrap(at.callee);
    if (callee.type !== "MemberExpression") return undefined;
    methods.set(propertyName(callee) ?? "", at.arguments);
    at = unwrap(callee.object);
  }
  // Rows of a join stand beside one another, each under the name of its table.
  if ([...methods.keys()].some((name) => /join$/i.test(name))) return undefined;
  const isWhole =
    methods.get("select")?.length === 0 ||
    methods.get("selectDistinct")?.length === 0 ||
    methods.get("returning")?.length === 0;
  const [table] =
    methods.get("from") ?? methods.get("insert") ?? methods.get("update") ?? ([] as const);
  return isWhole && table ? secretColumn(table, semantics) : undefined;
}

/** What the table itself declares, in this file or in another. */
function secretColumn(table: Ast.Node, semantics: Semantics): string | undefined {
  const { node, in: home } = semantics.origin(unwrap(table));
  const made = unwrap(node);
  if (made.type !== "CallExpression" || !TABLES.test(home.callee(made) ?? "")) return undefined;
  const [, columns] = made.arguments;
  const list = columns && unwrap(columns);
  const object = list?.type === "ArrowFunctionExpression" ? unwrap(list.body) : list;
  if (object?.type !== "ObjectExpression") return undefined;
  return object.properties
    .map((each) => (each.type === "Property" ? (propertyName(each) ?? "") : ""))
    .find((name) => SECRET_FIELD.test(name));
}
