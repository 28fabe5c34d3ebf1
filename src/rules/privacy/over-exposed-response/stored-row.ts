import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { sqlOf } from "../../helpers/match/personal-record.ts";
import { PEOPLE_TABLE, secretColumnIn } from "./table-columns.ts";
import { DRIZZLE_END, drizzleSecret } from "./drizzle-table.ts";

/** Rows of people as SQL gives them, with the column in which their password is. */
export interface StoredRow {
  readonly name: string;
  readonly field: string;
}

const RUNS = /^(?:query|execute|all|get|run|unsafe|one|oneOrNone|many|manyOrNone|any)$/;
/** All columns of one table: of a join it is not known which of them are meant. */
const ALL_OF = /^\s*select\s+\*\s+from\s+[`"[]?(?:\w+[`"\]]?\.[`"[]?)?(\w+)[`"\]]?(?!\s*,)/i;
const MADE =
  /^\s*(?:insert\s+into|update)\s+[`"[]?(?:\w+[`"\]]?\.[`"[]?)?(\w+)[`"\]]?[\s\S]*\breturning\s+\*\s*;?\s*$/i;

/** What an expression has of the rows of a statement, or a chain, that asks for all columns of people. */
export function storedRow(
  expression: Ast.Node,
  semantics: Semantics,
  columnOf?: (table: string) => string | undefined,
): StoredRow | undefined {
  const call = statementOf(expression, semantics);
  const chained = call && drizzleSecret(call.node, semantics);
  if (chained !== undefined) return { name: call?.name ?? "the record", field: chained };
  const sql = call && sqlOf(call.node, semantics);
  const table = sql === undefined ? undefined : (ALL_OF.exec(sql) ?? MADE.exec(sql))?.[1];
  if (sql === undefined || table === undefined || !PEOPLE_TABLE.test(table)) return undefined;
  if (/\bjoin\b/i.test(sql)) return undefined;
  const field = secretColumn(table, semantics) ?? columnOf?.(table);
  return field === undefined ? undefined : { name: call?.name ?? "the record", field };
}

/** `rows`, `rows[0]`, `result.rows[0]`, `(await pool.query(…)).rows`: the call that asked for them. */
function statementOf(
  expression: Ast.Node,
  semantics: Semantics,
): { readonly node: Ast.CallExpression; readonly name: string | undefined } | undefined {
  let at = unwrap(expression);
  let name: string | undefined;
  for (let depth = 0; depth < 6; depth++) {
    if (at.type === "CallExpression") {
      const callee = unwrap(at.callee);
      const method = callee.type === "MemberExpression" ? (propertyName(callee) ?? "") : "";
      return RUNS.test(method) || DRIZZLE_END.test(method) ? { node: at, name } : undefined;
    }
    if (at.type === "MemberExpression") {
      const key = propertyName(at);
      const isPosition = at.computed && semantics.constant(at.property)?.value === 0;
      if (!isPosition && key !== "rows" && key !== "0") return undefined;
      at = unwrap(at.object);
      continue;
    }
    if (at.type !== "Identifier") return undefined;
    name ??= at.name;
    const made = heldBy(at, semantics);
    if (!made) return undefined;
    at = unwrap(made);
  }
  return undefined;
}

/** `const result = …`, `const { rows } = …`, and `const [rows] = …` of mysql2, where nothing changes it afterwards. */
function heldBy(name: Ast.Identifier, semantics: Semantics): Ast.Node | undefined {
  const variable = semantics.variables.of(name);
  const definition = variable?.defs[0];
  if (!variable || variable.defs.length !== 1 || definition?.type !== "Variable") return undefined;
  const { id, init } = definition.node;
  if (!init || variable.references.some(({ identifier }) => isChange(identifier))) return undefined;
  if (id.type === "Identifier") return init;
  if (id.type === "ArrayPattern") {
    const [first] = id.elements;
    // `const [user] = await sql(…)` is a row, and `const [rows] = …` the rows: both are sent as they are.
    return first === definition.name ? init : undefined;
  }
  const own =
    id.type === "ObjectPattern"
      ? id.properties.find((each) => each.type === "Property" && each.value === definition.name)
      : undefined;
  return own?.type === "Property" && propertyName(own) === "rows" ? init : undefined;
}

/** `delete rows[0].password`, `row.password = undefined`, `strip(row)`, `rows.map(…)`. */
function isChange(identifier: Ast.Node): boolean {
  let at = identifier;
  while (at.parent?.type === "MemberExpression" && at.parent.object === at) at = at.parent;
  const { parent } = at;
  if (parent?.type === "UnaryExpression") return parent.operator === "delete";
  if (parent?.type === "AssignmentExpression") return parent.left === at && at !== identifier;
  if (parent?.type === "CallExpression" && parent.callee === at)
    return /\.(?:map|forEach|reduce)$/.test(
      `.${at.type === "MemberExpression" ? (propertyName(at) ?? "") : ""}`,
    );
  if (parent?.type !== "CallExpression") return false;
  const callee = unwrap(parent.callee);
  // Functions of the program may take the password out; those that answer send it.
  return callee.type === "Identifier";
}

/** The column of a table that other statements of the file fill, or that a row is asked for. */
function secretColumn(table: string, semantics: Semantics): string | undefined {
  for (const node of semantics.source.nodes) {
    const text =
      node.type === "TemplateLiteral"
        ? node.quasis.map(({ value }) => value.raw).join("?")
        : node.type === "Literal" && typeof node.value === "string"
          ? node.value
          : undefined;
    if (text === undefined || text.length < 12) continue;
    const found = secretColumnIn(text, table);
    if (found !== undefined) return found;
  }
  return undefined;
}
