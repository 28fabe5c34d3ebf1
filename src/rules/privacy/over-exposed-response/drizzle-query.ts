import {
  type Ast,
  type ProjectView,
  type Semantics,
  isFunction,
  propertyName,
  returnedBy,
  unwrap,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { secretColumn } from "./drizzle-table.ts";
import { type ModelSecrets } from "./related-secret.ts";

const DECLARES = /\b(?:\w+Table|relations)\s*\(/;

/** What `db.query.<table>` of Drizzle brings along, by the tables and relations that the project declares. */
export function drizzleSecrets(project: ProjectView): ModelSecrets {
  const own = new Map<string, string>();
  const related = new Map<string, string>();
  const files = new Set(project.importsOf("drizzle-orm", "").map(({ file }) => file));
  const declaring = [...files].filter((path) => DECLARES.test(project.read(path) ?? ""));
  for (const path of declaring) {
    const semantics = project.beside.script(path);
    for (const node of semantics?.source.nodes ?? []) {
      if (!semantics || node.type !== "VariableDeclarator" || node.id.type !== "Identifier")
        continue;
      const column = node.init && secretColumn(node.init, semantics);
      if (column) own.set(node.id.name, column);
    }
  }
  if (own.size === 0) return { own, related };
  for (const path of declaring) {
    const semantics = project.beside.script(path);
    for (const node of semantics?.source.nodes ?? [])
      if (semantics && node.type === "CallExpression") addRelations(node, semantics, own, related);
  }
  return { own, related };
}

/** `relations(orders, ({ one }) => ({ user: one(users, …) }))`. */
function addRelations(
  call: Ast.CallExpression,
  semantics: Semantics,
  own: ReadonlyMap<string, string>,
  related: Map<string, string>,
): void {
  if (semantics.callee(call) !== "drizzle-orm#relations") return;
  const [table, made] = call.arguments;
  const owner = table && nameOf(unwrap(table));
  const fn = made && unwrap(made);
  if (owner === undefined || !fn || !isFunction(fn)) return;
  for (const value of returnedBy(fn)) {
    const object = unwrap(value);
    for (const each of object.type === "ObjectExpression" ? object.properties : []) {
      if (each.type !== "Property") continue;
      const to = unwrap(each.value);
      const [target] = to.type === "CallExpression" ? to.arguments : [];
      const column = own.get((target && nameOf(unwrap(target))) ?? "");
      if (column !== undefined) related.set(`${owner}.${propertyName(each) ?? ""}`, column);
    }
  }
}

/** The table that `db.query.orders.findFirst(…)` asks. */
export function tableOfQuery(query: Ast.Node): string | undefined {
  const call = unwrap(query);
  const callee = call.type === "CallExpression" ? unwrap(call.callee) : call;
  if (callee.type !== "MemberExpression" || propertyName(callee)?.startsWith("find") !== true)
    return undefined;
  const table = unwrap(callee.object);
  if (table.type !== "MemberExpression") return undefined;
  const client = unwrap(table.object);
  return client.type === "MemberExpression" && propertyName(client) === "query"
    ? propertyName(table)
    : undefined;
}
