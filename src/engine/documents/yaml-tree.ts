import { isAlias, isMap, isScalar, isSeq, type ParsedNode, parseDocument } from "yaml";
import type { ParseProblem } from "../text/problem.ts";
import type { Range } from "../text/range.ts";
import { MAX_DEPTH, unquoted } from "./builder.ts";
import type { JsonMember, JsonNode, JsonTree } from "./json-tree.ts";

/**
 * Reads one YAML document into the tree that JSON is read into, for files of this product's own.
 * Never throws: what cannot be read is left out and named in `problems`. The ranges of scalars are
 * those of their content, without quotes. Aliases are refused: a few lines of them can stand for a
 * billion values, and nobody needs them here.
 */
export function readYamlTree(text: string): JsonTree {
  const base = text.startsWith("\uFEFF") ? 1 : 0;
  const body = text.slice(base);
  const problems: ParseProblem[] = [];
  try {
    const document = parseDocument<ParsedNode>(body, { logLevel: "silent", prettyErrors: false });
    const [error] = document.errors;
    if (error) {
      // Later errors are mostly consequences of the first.
      const [start, end] = error.pos.map((offset) => base + Math.min(offset, body.length));
      const range = { start: start ?? base, end: end ?? base };
      problems.push({ message: `The YAML is broken: ${error.message}`, range });
    }
    const root = new Conversion(body, base, problems).node(document.contents, 0);
    return root ? { root, problems } : { problems };
  } catch {
    const message = "The YAML is nested too deeply to be read.";
    return { problems: [{ message, range: { start: 0, end: 0 } }] };
  }
}

class Conversion {
  readonly #text: string;
  readonly #base: number;
  readonly #problems: ParseProblem[];

  constructor(text: string, base: number, problems: ParseProblem[]) {
    this.#text = text;
    this.#base = base;
    this.#problems = problems;
  }

  node(node: ParsedNode | null, depth: number): JsonNode | undefined {
    if (!node) return undefined;
    const range = this.#range(node.range[0], node.range[1]);
    if (depth > MAX_DEPTH) return this.#refuse("Values nested this deeply are left out.", range);
    if (isAlias(node)) return this.#refuse("Aliases are not read here.", range);
    if (isScalar(node)) return this.#scalar(node, range);
    if (isSeq(node)) {
      const items = (node.items as ParsedNode[]).flatMap(
        (item) => this.node(item, depth + 1) ?? [],
      );
      return { kind: "array", range, items };
    }
    if (!isMap(node)) return undefined;
    return { kind: "object", range, members: this.#members(node, depth) };
  }

  #members(node: ParsedNode, depth: number): JsonMember[] {
    if (!isMap(node)) return [];
    const members: JsonMember[] = [];
    for (const { key, value } of node.items as { key: ParsedNode; value: ParsedNode | null }[]) {
      if (!isScalar(key)) {
        this.#refuse("Only plain texts can be keys here.", this.#range(key.range[0], key.range[1]));
        continue;
      }
      const nameRange = this.#inner(key);
      const empty = { start: nameRange.end, end: nameRange.end };
      members.push({
        name: String((key as { readonly value: unknown }).value),
        nameRange,
        value: this.node(value, depth + 1) ?? { kind: "scalar", range: empty, value: null },
      });
    }
    return members;
  }

  #scalar(node: ParsedNode, range: Range): JsonNode {
    const { value } = node as { readonly value: unknown };
    const isPlain = ["string", "number", "boolean"].includes(typeof value);
    if (value === null) return { kind: "scalar", range, value };
    // Dates, binary data and very large numbers keep the text in which they were written.
    const written = this.#text.slice(node.range[0], node.range[1]);
    const kept = isPlain ? (value as string | number | boolean) : written;
    return { kind: "scalar", range: this.#inner(node), value: kept };
  }

  #inner(node: ParsedNode): Range {
    const [start, end] = unquoted(this.#text, [node.range[0], node.range[1]]);
    return this.#range(start, end);
  }

  #range(start: number, end: number): Range {
    return { start: this.#base + start, end: this.#base + end };
  }

  #refuse(message: string, range: Range): undefined {
    this.#problems.push({ message, range });
    return undefined;
  }
}
