import { type Ast, type FlowPlace, type TextEdit, bare } from "../../../engine/api.ts";
import { nameOf } from "../match/names.ts";
import { isCertainlyText } from "./as-text.ts";
import { carries } from "./carries.ts";
import { suspects } from "./sink-expressions.ts";
import { codeOf } from "./text-parts.ts";
import { replace } from "./wrap-holes.ts";

/** A value of a database filter that a visitor decides; `operator` where it stands behind one. */
interface FilterValue {
  readonly node: Ast.Expression;
  readonly operator: string | undefined;
}

/** Makes every value of a filter a text, so that no operator gets in. */
export function asTexts(place: FlowPlace): TextEdit[] | undefined {
  return changed(place, (code) => `String(${code})`);
}

/** Compares every value with `$eq`, whose argument is never read as an operator; for MongoDB alone. */
export function asEquals(place: FlowPlace): TextEdit[] | undefined {
  const isMongo = place.row.at.some(({ origin }) =>
    origin.kind === "type" ? origin.name.startsWith("mongo") : false,
  );
  if (!isMongo) return undefined;
  return changed(place, (code, { node, operator }) =>
    operator === undefined && node.parent?.type === "Property" ? `{ $eq: ${code} }` : undefined,
  );
}

function changed(
  place: FlowPlace,
  write: (code: string, value: FilterValue) => string | undefined,
): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const suspect of suspects(place)) {
    const values = valuesOf(suspect, undefined, place);
    if (!values) return undefined;
    for (const value of values) {
      const text = write(codeOf(value.node, place.source.text), value);
      if (text === undefined) return undefined;
      edits.push(replace(value.node, text));
    }
  }
  return edits.length > 0 ? edits : undefined;
}

/** Operators that compare with one value of any kind; what is greater or smaller is no text as a rule. */
const OF_ONE = new Set(["$eq", "$ne"]);
const METHODS_OF_ONE = /^(?:equals|ne)$/;

/** The untrusted values in a filter; undefined when it holds something that is no plain value, such as a whole body. */
function valuesOf(
  expression: Ast.Expression,
  operator: string | undefined,
  place: FlowPlace,
): FilterValue[] | undefined {
  const node = bare(expression);
  if (!carries(node, place)) return [];
  if (node.type === "ObjectExpression") return ofObject(node, place);
  if (node.type === "ArrayExpression") {
    const lists = node.elements.map((each) =>
      each && each.type !== "SpreadElement" ? valuesOf(each, operator, place) : undefined,
    );
    return lists.every((each) => each !== undefined) ? lists.flat() : undefined;
  }
  if (isCertainlyText(node)) return [];
  const isPlain = node.type === "Identifier" || node.type === "MemberExpression";
  return isPlain && isOneValue(node, operator, place)
    ? [{ node: expression, operator }]
    : undefined;
}

function ofObject(object: Ast.ObjectExpression, place: FlowPlace): FilterValue[] | undefined {
  const found: FilterValue[] = [];
  for (const property of object.properties) {
    if (property.type === "SpreadElement") {
      if (carries(property.argument, place)) return undefined;
      continue;
    }
    const name = nameOf(property);
    if (name === undefined) return undefined;
    const values = valuesOf(
      property.value as Ast.Expression,
      name.startsWith("$") ? name : undefined,
      place,
    );
    if (!values) return undefined;
    found.push(...values);
  }
  return found;
}

/** False for values that stand for a whole condition or for a list. */
function isOneValue(node: Ast.Node, operator: string | undefined, place: FlowPlace): boolean {
  if (operator !== undefined) return OF_ONE.has(operator);
  if (node.parent?.type === "Property") return true;
  const { node: sink } = place;
  const isArgument =
    sink.type === "CallExpression" && sink.arguments.some((each) => bare(each) === node);
  return isArgument && METHODS_OF_ONE.test(nameOf((sink as Ast.CallExpression).callee) ?? "");
}
