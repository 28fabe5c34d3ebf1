import { type Ast, unwrap } from "../../../engine/api.ts";

/**
 * True where a value of that name is bound to columns that a statement writes, and asks for nothing:
 * the address of `UPDATE customers SET email = $1 WHERE id = $2`.
 */
export function isOnlyWritten(call: Ast.Node, sql: string, name: string | undefined): boolean {
  const list = call.type === "CallExpression" && call.arguments[1] && unwrap(call.arguments[1]);
  if (name === undefined || !list || list.type !== "ArrayExpression") return false;
  const where = sql.search(/\bwhere\b/i);
  const named = list.elements.flatMap((each, index) => (each && names(each, name) ? [index] : []));
  return (
    where !== -1 &&
    named.length > 0 &&
    named.every((index) => (placeOf(sql, index) ?? sql.length) < where)
  );
}

function names(node: Ast.Node, name: string): boolean {
  const inner = unwrap(node);
  if (inner.type === "Identifier") return inner.name === name;
  if (inner.type === "MemberExpression")
    return inner.property.type === "Identifier" && inner.property.name === name;
  return inner.type === "CallExpression" && inner.arguments.some((each) => names(each, name));
}

/** Numbered placeholders of PostgreSQL and SQLite, or the question mark of that place. */
function placeOf(sql: string, index: number): number | undefined {
  const numbered = new RegExp(String.raw`[$?:]${index + 1}(?!\d)`).exec(sql);
  if (numbered) return numbered.index;
  return /[$:@]\w/.test(sql) ? undefined : [...sql.matchAll(/\?/g)][index]?.index;
}
