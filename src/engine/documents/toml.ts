import { type AST, ParseError, parseTOML } from "toml-eslint-parser";
import { type DocumentBuilder, MAX_DEPTH, type Span } from "./builder.ts";

/** Reads TOML: tables and lists of tables give the keys before those that are written in them. */
export function readToml(text: string, into: DocumentBuilder): void {
  let program: AST.TOMLProgram;
  try {
    program = parseTOML(text, { tomlVersion: "1.1" });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    into.fail(`The TOML is broken: ${error.message}`, error.index, error.index + 1);
    return;
  }
  for (const { range } of program.comments) into.comment(text, range, [range[0] + 1, range[1]]);
  const [top] = program.body;
  for (const item of top.body) {
    if (item.type === "TOMLKeyValue") readPair(text, item, [], into);
    else {
      const path = item.resolvedKey.map(String);
      for (const pair of item.body) readPair(text, pair, path, into);
    }
  }
}

function readPair(
  text: string,
  { key, value }: AST.TOMLKeyValue,
  above: readonly string[],
  into: DocumentBuilder,
): void {
  const last = key.keys.at(-1);
  const path = [...above, ...key.keys.map(nameOf)];
  readValue(text, value, path, last && innerOf(last), into);
}

function readValue(
  text: string,
  node: AST.TOMLContentNode,
  path: readonly string[],
  key: Span | undefined,
  into: DocumentBuilder,
): void {
  if (path.length > MAX_DEPTH) {
    into.fail(`Values nested deeper than ${MAX_DEPTH} levels were left out.`, ...node.range);
    return;
  }
  switch (node.type) {
    case "TOMLArray":
      for (const [i, element] of node.elements.entries())
        readValue(text, element, [...path, String(i)], undefined, into);
      return;
    case "TOMLInlineTable":
      for (const pair of node.body) readPair(text, pair, path, into);
      return;
    case "TOMLValue": {
      const isPlain = node.kind === "string" || node.kind === "boolean" || isSafe(node);
      const value = isPlain ? (node.value as string | number | boolean) : text.slice(...node.range);
      into.scalar({ path, value, key, inner: innerOf(node), outer: node.range });
    }
  }
}

/** Dates, endless and very large numbers keep the text in which they were written. */
function isSafe(node: AST.TOMLValue): boolean {
  return (
    (node.kind === "integer" && Number.isSafeInteger(node.value)) ||
    (node.kind === "float" && Number.isFinite(node.value))
  );
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === "TOMLBare" ? key.name : key.value;
}

/** What stands between the quotes. */
function innerOf(node: AST.TOMLBare | AST.TOMLQuoted | AST.TOMLValue): Span {
  if (node.type === "TOMLBare" || node.kind !== "string") return node.range;
  const width = node.multiline ? 3 : 1;
  return [node.range[0] + width, node.range[1] - width];
}
