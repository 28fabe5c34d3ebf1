import { type Ast, type FlowPlace, type TextEdit, bare } from "../../../engine/api.ts";
import { nameOf } from "../match/names.ts";
import { fileStyle } from "./file-style.ts";
import { addProperties } from "./property-edits.ts";
import { type QueryLanguage, type QueryPiece, queryText } from "./query-text.ts";
import { suspects } from "./sink-expressions.ts";
import { type TextPart, codeOf, writeText } from "./text-parts.ts";

/** `STARTS WITH` and the like end in a word of their own. */
const OPERATORS = /^(?:==|=|!=|<|>|<=|>=|=~|MATCH|CONTAINS|WITH|:|,|\w*\(|\w*,|\[|IN)$/;

/** GROQ of Sanity and Cypher of Neo4j: both write strings in either quotes and parameters as `$name`. */
const WITH_NAMES: QueryLanguage = {
  quotes: `"'`,
  beforeValue: /^(?:==|=|!=|<|>|<=|>=|=~|MATCH|CONTAINS)$/,
  beforeString: OPERATORS,
};

/**
 * Writes `$name` into a GROQ or Cypher query and hands the values over in an object behind it.
 * Undefined for other languages, and where a value stands for something else.
 */
export function bindNames(place: FlowPlace): TextEdit[] | undefined {
  const { node, row, source } = place;
  if (
    node.type !== "CallExpression" ||
    !/^(?:run|fetch|executeQuery)$/.test(nameOf(node.callee) ?? "")
  )
    return undefined;
  const isKnown = row.at.some(
    ({ origin }) =>
      origin.kind === "type" &&
      /^(?:neo4j-driver|@sanity|next-sanity|@nuxtjs\/sanity|sanity)/.test(origin.name),
  );
  const [query, given] = node.arguments;
  const [only, more] = suspects(place);
  if (!isKnown || !only || more || query !== only) return undefined;
  const statement = queryText(only, WITH_NAMES, place);
  if (!statement) return undefined;
  const object = given && bare(given);
  if (object && object.type !== "ObjectExpression") return undefined;
  const taken = new Set(
    object?.properties.map((each) => (each.type === "Property" ? nameOf(each) : "...")) ?? [],
  );
  if (taken.has("...")) return undefined;
  const { quote } = fileStyle(source);
  const pairs: string[] = [];
  const parts = statement.pieces.map((piece): TextPart => {
    if (piece.kind === "text") return { text: piece.text };
    if (piece.kind === "kept") return { hole: piece.hole };
    const name = freshName(piece, taken);
    const written = valueCode(piece, quote, source.text);
    // What stands without quotes is a number there; as a text it would equal none.
    const code = piece.isQuoted || written.startsWith("Number(") ? written : `Number(${written})`;
    pairs.push(code === name ? name : `${name}: ${code}`);
    return { text: `$${name}` };
  });
  const [start, end] = statement.node.range;
  const behind = query.range[1];
  return [
    { start, end, text: writeText(parts, quote, source.text) },
    ...(object
      ? addProperties(object, pairs, source.text)
      : [{ start: behind, end: behind, text: `, { ${pairs.join(", ")} }` }]),
  ];
}

export type ValuePiece = Extract<QueryPiece, { kind: "value" }>;

/** The code of a value: of one expression alone, or of the text that it stood in. */
export function valueCode(piece: ValuePiece, quote: '"' | "'", source: string): string {
  const [only, more] = piece.parts;
  if (only?.hole && !more) return codeOf(only.hole, source);
  return writeText(piece.parts, quote, source);
}

/** A name for a parameter: of the value where it has one. */
export function freshName(piece: ValuePiece, taken: Set<string | undefined>): string {
  const hole = piece.parts.find((part) => part.hole)?.hole;
  const wanted = /^[A-Za-z_]\w*$/.exec((hole && nameWithin(hole)) ?? "")?.[0] ?? "value";
  let name = wanted;
  for (let i = 2; taken.has(name); i++) name = `${wanted}${i}`;
  taken.add(name);
  return name;
}

function nameWithin(expression: Ast.Expression): string | undefined {
  const node = bare(expression);
  if (node.type === "CallExpression") {
    const [first] = node.arguments;
    return first && first.type !== "SpreadElement" ? nameWithin(first) : undefined;
  }
  if (node.type === "LogicalExpression") return nameWithin(node.left as Ast.Expression);
  return nameOf(node);
}
