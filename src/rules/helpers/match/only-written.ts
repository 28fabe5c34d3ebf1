import { type Ast, literalPattern, unwrap } from "../../../engine/api.ts";

/**
 * True where a value of that name is bound to columns that a statement writes, and asks for nothing:
 * the address of `UPDATE customers SET email = $1 WHERE id = $2`. Of a tagged template, `sql` is its own code.
 */
export function isOnlyWritten(call: Ast.Node, sql: string, name: string | undefined): boolean {
  const where = sql.search(/\bwhere\b/i);
  if (name === undefined || where === -1) return false;
  if (call.type === "TaggedTemplateExpression") {
    // Its values are known by their columns.
    const column = new RegExp(String.raw`\b${literalPattern(name)}["\x60]?\s*=`, "i");
    return column.test(sql.slice(0, where)) && !column.test(sql.slice(where));
  }
  const list = call.type === "CallExpression" && valuesOf(call);
  if (!list || list.type !== "ArrayExpression") return false;
  const named = list.elements.flatMap((each, index) => (each && names(each, name) ? [index] : []));
  return named.length > 0 && named.every((index) => (placeOf(sql, index) ?? sql.length) < where);
}

/** The list behind a statement, or beside it in one object. */
function valuesOf({ arguments: given }: Ast.CallExpression): Ast.Node | undefined {
  const [first, second] = given;
  if (second) return unwrap(second);
  const object = first && unwrap(first);
  if (object?.type !== "ObjectExpression") return undefined;
  for (const each of object.properties) {
    const isList = each.type === "Property" && unwrap(each.value).type === "ArrayExpression";
    if (isList) return unwrap(each.value);
  }
  return undefined;
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
