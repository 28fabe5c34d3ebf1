import { type Ast, type FlowPlace, type TextEdit, bare } from "../../../engine/api.ts";
import { nameOf } from "../match/names.ts";
import { isCertainlyText } from "./as-text.ts";
import { type ValuePiece, freshName, valueCode } from "./bind-parameters.ts";
import { type FileStyle, fileStyle } from "./file-style.ts";
import { addProperties } from "./property-edits.ts";
import { type QueryLanguage, type QueryText, queryText } from "./query-text.ts";
import { suspects } from "./sink-expressions.ts";
import { type SqlCall, sqlCall } from "./sql-calls.ts";
import { type TextPart, codeOf, writeText } from "./text-parts.ts";

const OPERATORS = "=|<>|!=|<|>|<=|>=|LIKE|ILIKE|\\+|\\*|/|\\|\\||%|BETWEEN|LIMIT|OFFSET";

function sql(quotes: string): QueryLanguage {
  return {
    quotes,
    beforeValue: new RegExp(`^(?:${OPERATORS}|VALUES[(,]|(?:LOWER|UPPER|TRIM|COALESCE|DATE)\\()$`),
    // In a list of strings each is a value; what stands before names in quotes is left alone.
    beforeString: new RegExp(`^(?:${OPERATORS}|AND|ELSE|THEN|[\\w.]*[(,])$`),
  };
}

const LIMIT = /^(?:LIMIT|OFFSET)$/;

/** Statements that take parameters. Others, such as those that make tables, do not. */
const TAKES_PARAMETERS = /^\s*(?:\(?\s*SELECT|INSERT|UPDATE|DELETE|WITH|REPLACE|MERGE)\b/i;

/**
 * Writes placeholders into an SQL statement and hands the values over beside it, in the way that
 * the driver has. Undefined when a value stands for anything else than a value, or when the
 * driver's way is not known.
 */
export function bindValues(place: FlowPlace): TextEdit[] | undefined {
  const [argument, more] = suspects(place);
  const call = sqlCall(place);
  if (!argument || more || !call) return undefined;
  const statement = queryText(argument, sql(call.quotes), place);
  if (!statement || !isStatement(statement, call)) return undefined;
  const limited = statement.pieces.some((each) => each.kind === "value" && LIMIT.test(each.after));
  if (limited && call.fixedLimit) return undefined;
  const style = fileStyle(place.source);
  switch (call.way) {
    case "tag":
      return asTag(argument, statement, call, place, style);
    case "named":
      return named(statement, call, place, style);
    default:
      return positional(statement, call, place, style);
  }
}

function isStatement({ pieces }: QueryText, { isFragment }: SqlCall): boolean {
  const [first] = pieces;
  if (!isFragment && (first?.kind !== "text" || !TAKES_PARAMETERS.test(first.text))) return false;
  const text = pieces.map((piece) => (piece.kind === "text" ? piece.text : "x")).join("");
  // Several statements take no parameters, and a question mark that stands there already is an operator or a placeholder.
  return !/;\s*\S/.test(text);
}

/** `?` or `$1` with a list of values. */
function positional(
  { pieces, node }: QueryText,
  call: SqlCall,
  { source }: FlowPlace,
  style: FileStyle,
): TextEdit[] | undefined {
  const known = call.values?.type === "ArrayExpression" ? call.values : undefined;
  if (call.values && !known) return undefined;
  const before = known?.elements ?? [];
  if (before.some((each) => !each || each.type === "SpreadElement")) return undefined;
  const isNumbered = call.placeholder === "$";
  const text = pieces.map((piece) => (piece.kind === "text" ? piece.text : "")).join("");
  const marks = text.match(isNumbered ? /\$\d/g : /\?/g)?.length ?? 0;
  if (marks !== before.length && !(isNumbered && marks > 0 && before.length > 0)) return undefined;
  const isKept = pieces.some((piece) => piece.kind === "kept");
  if (!isNumbered && isKept && before.length > 0) return undefined;
  const values = before.map((each) => codeOf(each as Ast.Node, source.text));
  let position = 0;
  const parts = pieces.map((piece): TextPart => {
    if (piece.kind === "kept") return { hole: piece.hole };
    if (piece.kind === "text") {
      position += piece.text.match(/\?/g)?.length ?? 0;
      return { text: piece.text };
    }
    const value = valueOf(piece, call, style, source.text);
    if (isNumbered) return { text: `$${values.push(value)}` };
    values.splice(position++, 0, value);
    return { text: "?" };
  });
  const [start, end] = node.range;
  const list = `[${values.join(", ")}]`;
  return [
    { start, end, text: writeText(parts, style.quote, source.text) },
    ...handOver(call, known, list, source.text),
  ];
}

/** `:name` with an object of values. */
function named(
  { pieces, node }: QueryText,
  call: SqlCall,
  { source }: FlowPlace,
  style: FileStyle,
): TextEdit[] | undefined {
  if (call.values && call.values.type !== "ObjectExpression") return undefined;
  // All conditions of a query share their names.
  const taken = new Set<string | undefined>(source.text.match(/(?<=:)[A-Za-z_]\w*/g));
  for (const each of call.values?.properties ?? []) {
    if (each.type !== "Property") return undefined;
    taken.add(nameOf(each));
  }
  const pairs: string[] = [];
  const parts = pieces.map((piece): TextPart => {
    if (piece.kind === "kept") return { hole: piece.hole };
    if (piece.kind === "text") return { text: piece.text };
    const name = freshName(piece, taken);
    const value = valueOf(piece, call, style, source.text);
    pairs.push(value === name ? name : `${name}: ${value}`);
    return { text: `:${name}` };
  });
  const [start, end] = node.range;
  const edit = { start, end, text: writeText(parts, style.quote, source.text) };
  if (call.values?.type === "ObjectExpression")
    return [edit, ...addProperties(call.values, pairs, source.text)];
  return [edit, ...handOver(call, undefined, `{ ${pairs.join(", ")} }`, source.text)];
}

/** A tag that binds its holes. */
function asTag(
  argument: Ast.Expression,
  { pieces, node }: QueryText,
  call: SqlCall,
  { source, node: sink }: FlowPlace,
  style: FileStyle,
): TextEdit[] | undefined {
  if (sink.type !== "CallExpression" || sink.arguments.length !== 1) return undefined;
  if (pieces.some((piece) => piece.kind === "kept")) return undefined;
  const body = pieces.map((piece): string => {
    if (piece.kind !== "value") return piece.kind === "text" ? escaped(piece.text) : "";
    return `\${${valueOf(piece, call, style, source.text)}}`;
  });
  const { callee } = sink;
  if (node !== bare(argument)) return undefined;
  const types = sink.typeArguments ? codeOf(sink.typeArguments, source.text) : "";
  const start = call.renamed?.at.start ?? callee.range[1];
  const name = call.renamed?.to ?? "";
  return [{ start, end: sink.range[1], text: `${name}${types}\`${body.join("")}\`` }];
}

function escaped(text: string): string {
  return text.replace(/\\/g, "\\\\").replace(/`/g, "\\`").replace(/\$\{/g, "\\${");
}

function handOver(
  call: SqlCall,
  known: Ast.Node | undefined,
  values: string,
  source: string,
): TextEdit[] {
  if (known) return [{ start: known.range[0], end: known.range[1], text: values }];
  if (call.options)
    return addProperties(call.options, [`${call.option ?? "bind"}: ${values}`], source);
  const text = call.option === undefined ? values : `{ ${call.option}: ${values} }`;
  return [{ start: call.at, end: call.at, text: call.isFirst ? text : `, ${text}` }];
}

/** Numbers behind LIMIT have to be numbers; drivers that write objects as conditions get texts. */
function valueOf(piece: ValuePiece, call: SqlCall, { quote }: FileStyle, source: string): string {
  const code = valueCode(piece, quote, source);
  const [only, more] = piece.parts;
  if (!only?.hole || more) return code;
  const isNumber = LIMIT.test(piece.after) || (call.comparesStrictly && !piece.isQuoted);
  if (isNumber) return /^(?:Number|parseInt|parseFloat)\(/.test(code) ? code : `Number(${code})`;
  return call.writesObjects && !isCertainlyText(only.hole) ? `String(${code})` : code;
}
