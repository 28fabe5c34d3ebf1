import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { SECRET_FIELD } from "../../helpers/match/entity-secret.ts";
import { nameOf } from "../../helpers/match/names.ts";

const TABLES = /^drizzle-orm\/\w+-core#(?:\w+Table|table)$/;
/** What chains of Drizzle end with when they are sent as they are. */
export const DRIZZLE_END =
  /^(?:from|where|limit|offset|orderBy|returning|for|(?:inner|left|right|full)Join)$/;

/**
 * The column with the password that a chain of Drizzle brings along: `db.select().from(customers)`,
 * `db.insert(users).values(…).returning()`. Whoever names columns has chosen them.
 */
export function drizzleSecret(chain: Ast.CallExpression, semantics: Semantics): string | undefined {
  const methods = new Map<string, readonly Ast.Node[]>();
  const joined: Ast.Node[] = [];
  for (let at: Ast.Node = chain; at.type === "CallExpression";) {
    const callee = unwrap(at.callee);
    if (callee.type !== "MemberExpression") return undefined;
    const name = propertyName(callee) ?? "";
    methods.set(name, at.arguments);
    if (/join$/i.test(name)) joined.push(...at.arguments.slice(0, 1));
    at = unwrap(callee.object);
  }
  const isWhole =
    methods.get("select")?.length === 0 ||
    methods.get("selectDistinct")?.length === 0 ||
    methods.get("returning")?.length === 0;
  const [table] =
    methods.get("from") ?? methods.get("insert") ?? methods.get("update") ?? ([] as const);
  if (!isWhole || !table) return undefined;
  if (joined.length === 0) return secretColumn(table, semantics);
  // Rows of a join stand beside one another, each under the name of its table.
  for (const each of [table, ...joined]) {
    const column = secretColumn(each, semantics);
    if (column !== undefined) return `${nameOf(unwrap(each)) ?? "row"}.${column}`;
  }
  return undefined;
}

/** What the table itself declares, in this file or in another. */
export function secretColumn(table: Ast.Node, semantics: Semantics): string | undefined {
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
