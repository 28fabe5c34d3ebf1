import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { ParseProblem } from "../text/problem.ts";
import type { Range } from "../text/range.ts";

/** A JSON value with its place, containers included. */
export type JsonNode =
  | { readonly kind: "object"; readonly range: Range; readonly members: readonly JsonMember[] }
  | { readonly kind: "array"; readonly range: Range; readonly items: readonly JsonNode[] }
  | {
      readonly kind: "scalar";
      readonly range: Range;
      readonly value: string | number | boolean | null;
    };

/** One key of an object. A key that is written twice is there twice. */
export interface JsonMember {
  readonly name: string;
  readonly nameRange: Range;
  readonly value: JsonNode;
}

export interface JsonTree {
  /** Undefined when the text holds no value at all. */
  readonly root?: JsonNode;
  readonly problems: readonly ParseProblem[];
}

/**
 * Reads JSON with comments and trailing commas into a tree. Never throws: what cannot be read is
 * left out and named in `problems`. Ranges count from the start of the text, a byte order mark included.
 */
export function readJsonTree(text: string): JsonTree {
  const base = text.startsWith("\uFEFF") ? 1 : 0;
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text.slice(base), errors, { allowTrailingComma: true });
    const problems = errors.map((error) => ({
      message: `The JSON is broken: ${wordsOf(error)}.`,
      range: { start: base + error.offset, end: base + error.offset + error.length },
    }));
    const node = root && convert(root, base);
    return node ? { root: node, problems } : { problems };
  } catch {
    const message = "The JSON is nested too deeply to be read.";
    return { problems: [{ message, range: { start: 0, end: 0 } }] };
  }
}

function wordsOf(error: ParseError): string {
  return printParseErrorCode(error.error)
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase();
}

/** Undefined for a node that the parser gave up on. */
function convert(node: Node, base: number): JsonNode | undefined {
  const range = { start: base + node.offset, end: base + node.offset + node.length };
  if (node.type === "array") {
    const items = (node.children ?? []).flatMap((child) => convert(child, base) ?? []);
    return { kind: "array", range, items };
  }
  if (node.type === "object") {
    return {
      kind: "object",
      range,
      members: (node.children ?? []).flatMap((c) => member(c, base)),
    };
  }
  const { value } = node as { value?: unknown };
  const isScalar =
    value === null ||
    typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "boolean";
  return isScalar ? { kind: "scalar", range, value } : undefined;
}

function member(node: Node, base: number): JsonMember[] {
  const [name, content] = node.children ?? [];
  const value = content && convert(content, base);
  if (!name || !value || typeof name.value !== "string") return [];
  const nameRange = { start: base + name.offset, end: base + name.offset + name.length };
  return [{ name: name.value, nameRange, value }];
}
