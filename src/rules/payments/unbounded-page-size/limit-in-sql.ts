import { type Ast, propertyName, unwrap } from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";

/** Methods that are handed a statement. */
const RUNS =
  /^(?:query|execute|all|any|many|manyOrNone|get|raw|select|unsafe|queryRaw|\$queryRaw\w*|prepare)$/;
/** A place for a value behind `LIMIT`, or the second one: MySQL writes `LIMIT offset, count`. */
const PLACE = /\blimit\s+(?:(?:\?|[:@$]\w+)\s*,\s*)?(\?|\$\d+|[:@$]\w+|\$[<{(/]\w+[>})/])/i;

/** The expression that says how many records a statement reads: `LIMIT ?`, `LIMIT ${size}`. */
export function limitInSql(
  node: Ast.CallExpression | Ast.TaggedTemplateExpression,
): Ast.Node | undefined {
  if (node.type === "TaggedTemplateExpression") return holeBehindLimit(node.quasi);
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression" || !RUNS.test(propertyName(callee) ?? ""))
    return undefined;
  const prepared = unwrap(callee.object);
  const isPrepared =
    prepared.type === "CallExpression" && nameOf(unwrap(prepared.callee)) === "prepare";
  const given = isPrepared ? prepared.arguments[0] : node.arguments[0];
  const text = given && unwrap(given);
  if (text?.type === "TemplateLiteral" && text.expressions.length > 0) return holeBehindLimit(text);
  const statement =
    text?.type === "Literal" && typeof text.value === "string"
      ? text.value
      : text?.type === "TemplateLiteral"
        ? text.quasis[0]?.value.raw
        : undefined;
  const place = statement === undefined ? null : PLACE.exec(statement);
  if (!place || statement === undefined) return undefined;
  const values = isPrepared ? node.arguments : valuesIn(node.arguments[1]);
  const [whole, mark = ""] = place;
  const before = statement.slice(0, place.index + whole.length - mark.length);
  return valueAt(mark, before, values);
}

function holeBehindLimit({ quasis, expressions }: Ast.TemplateLiteral): Ast.Node | undefined {
  const at = quasis.findIndex(({ value }) => /\blimit\s+$/i.test(value.raw));
  if (at === -1) return undefined;
  const isOffset = /^\s*,\s*$/.test(quasis[at + 1]?.value.raw ?? "");
  return expressions[isOffset ? at + 1 : at];
}

/** Values come in a list, by their names, or as an option of either. */
function valuesIn(argument: Ast.Node | undefined): readonly Ast.Node[] {
  const node = argument && unwrap(argument);
  if (node?.type === "ArrayExpression") return node.elements.filter((each) => each !== null);
  if (node?.type !== "ObjectExpression") return [];
  for (const each of node.properties) {
    if (each.type === "Property" && /^(?:replacements|bind|values)$/.test(propertyName(each) ?? ""))
      return valuesIn(each.value);
  }
  return [node];
}

function valueAt(mark: string, before: string, values: readonly Ast.Node[]): Ast.Node | undefined {
  if (values.some((each) => each.type === "SpreadElement")) return undefined;
  if (mark === "?") return values[before.match(/\?/g)?.length ?? 0];
  const number = /^\$(\d+)$/.exec(mark)?.[1];
  if (number !== undefined) return values[Number(number) - 1];
  const name = mark.replaceAll(/\W/g, "");
  const [only] = values;
  const object = only && unwrap(only);
  if (object?.type !== "ObjectExpression") return undefined;
  for (const each of object.properties)
    if (each.type === "Property" && propertyName(each) === name) return each.value;
  return undefined;
}
