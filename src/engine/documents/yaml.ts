import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type ParsedNode,
  type Pair,
  parseAllDocuments,
  type Scalar,
} from "yaml";
import { type DocumentBuilder, MAX_DEPTH, type Span, unquoted } from "./builder.ts";

/** Steps that aliases may take in one file: nine lines of nested aliases can mean a billion values. */
const MAX_ALIAS_STEPS = 10_000;

/** Reads all documents of a YAML file; the paths of each start at its own root. */
export function readYaml(text: string, into: DocumentBuilder): void {
  readComments(text, into);
  const walk = new Walk(text, into);
  const documents = parseAllDocuments<ParsedNode>(text, {
    logLevel: "silent",
    // The place of an error is taken from its offsets, and repeated keys harm nobody here:
    // looking for them costs time that grows with the square of the keys.
    prettyErrors: false,
    uniqueKeys: false,
  });
  for (const document of documents) {
    const error = document.errors[0];
    if (error) into.fail(describe(error.message), ...error.pos);
    walk.document(document.contents);
  }
}

/** The parser reports an exhausted stack as one more error of the text. */
function describe(message: string): string {
  return message.includes("call stack")
    ? "The YAML is nested too deeply to be read in full."
    : `The YAML is broken: ${message}`;
}

/** The lexer is asked for the comments because the tree joins neighbouring ones and drops their places. */
function readComments(text: string, into: DocumentBuilder): void {
  let offset = 0;
  let scalarNext = false;
  for (const lexeme of new Lexer().lex(text)) {
    // Three marks of the lexer stand for no text; the last announces a scalar, which may begin with '#'.
    if (lexeme === "\u0002" || lexeme === "\u0018" || lexeme === "\u001F") {
      scalarNext = lexeme === "\u001F";
      continue;
    }
    const end = offset + lexeme.length;
    if (!scalarNext && lexeme.startsWith("#")) into.comment(text, [offset, end], [offset + 1, end]);
    scalarNext = false;
    offset = end;
  }
}

type YamlNode = ParsedNode | null | undefined;

/** Where a node stands: its keys, the place of the last key, and whether an alias led to it. */
interface Place {
  readonly path: readonly string[];
  readonly key?: Span | undefined;
  readonly depth: number;
  readonly viaAlias: boolean;
}

class Walk {
  readonly #text: string;
  readonly #into: DocumentBuilder;
  readonly #anchors = new Map<string, ParsedNode>();
  #aliasSteps = MAX_ALIAS_STEPS;

  constructor(text: string, into: DocumentBuilder) {
    this.#text = text;
    this.#into = into;
  }

  document(root: YamlNode): void {
    this.#anchors.clear();
    this.#node(root, { path: [], depth: 0, viaAlias: false });
  }

  #node(node: YamlNode, place: Place): void {
    if (!node || !this.#mayEnter(node, place)) return;
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source);
      const [start, end] = node.range;
      if (!target)
        this.#into.fail(`No anchor comes before the alias '*${node.source}'.`, start, end);
      this.#node(target, { ...place, depth: place.depth + 1, viaAlias: true });
      return;
    }
    // The walk goes in source order, so an alias finds the last anchor of its name before it.
    if (node.anchor && !place.viaAlias) this.#anchors.set(node.anchor, node);
    if (isScalar(node)) this.#scalar(node, place);
    else if (isMap(node) && node.items.length === 0) this.#empty(node, place);
    else if (isMap(node)) for (const pair of node.items) this.#pair(pair as YamlPair, place);
    else if (isSeq(node)) this.#items(node.items as ParsedNode[], place, (i) => [String(i)]);
  }

  #pair({ key, value }: YamlPair, place: Place): void {
    if (key && !isAlias(key) && key.anchor && !place.viaAlias) this.#anchors.set(key.anchor, key);
    const depth = place.depth + 1;
    if (isScalar(key) && key.source === "<<" && key.type === "PLAIN") {
      if (isSeq(value)) this.#items(value.items as ParsedNode[], place, () => []);
      else this.#node(value, { ...place, depth });
      return;
    }
    const keySpan = isScalar(key) ? this.#spans(key).inner : spanOf(key);
    const path = [...place.path, this.#keyText(key)];
    const here = { path, key: keySpan, depth, viaAlias: place.viaAlias };
    if (value) this.#node(value, here);
    else if (keySpan && !place.viaAlias) {
      // A key alone, as in `{ debug }`: nothing is written, the place is where it would be.
      const at: Span = [keySpan[1], keySpan[1]];
      this.#into.scalar({ path, value: null, key: keySpan, inner: at, outer: at });
    }
  }

  #items(items: readonly ParsedNode[], place: Place, key: (index: number) => string[]): void {
    for (const [i, item] of items.entries()) {
      this.#node(item, {
        path: [...place.path, ...key(i)],
        depth: place.depth + 1,
        viaAlias: place.viaAlias,
      });
    }
  }

  #mayEnter(node: ParsedNode, place: Place): boolean {
    const [start, end] = spanOf(node) ?? [0, 0];
    if (place.depth > MAX_DEPTH) {
      const message = `Values nested deeper than ${MAX_DEPTH} levels were left out.`;
      this.#into.fail(message, start, end);
      return false;
    }
    if (!place.viaAlias) return true;
    if (this.#aliasSteps > 0) return this.#aliasSteps-- > 0;
    this.#into.fail("Aliases stand for too many values; some were left out.", start, end);
    return false;
  }

  /** `push: {}` says as much as `push:` does: the key is there. */
  #empty(node: ParsedNode, { path, key, viaAlias }: Place): void {
    const at = spanOf(node);
    if (at && key && !viaAlias) this.#into.scalar({ path, value: null, key, inner: at, outer: at });
  }

  #scalar(node: Scalar.Parsed, place: Place): void {
    const { inner, outer } = this.#spans(node);
    const target = place.viaAlias ? this.#into.aliased : this.#into.entries;
    const value = this.#value(node);
    this.#into.scalar({ path: place.path, value, key: place.key, inner, outer }, target);
  }

  #value(node: Scalar.Parsed): string | number | boolean | null {
    const { value } = node as { readonly value: unknown };
    const known = ["string", "number", "boolean"].includes(typeof value);
    if (value === null || known) return value as string | number | boolean | null;
    // Binary data, dates and very large numbers keep the text in which they were written.
    return node.source ?? this.#text.slice(node.range[0], node.range[1]);
  }

  #keyText(key: YamlNode): string {
    if (!key) return "";
    const node = isAlias(key) ? (this.#anchors.get(key.source) ?? key) : key;
    if (isScalar(node)) return node.source ?? String((node as { readonly value: unknown }).value);
    return this.#text.slice(...(spanOf(node) ?? [0, 0])).slice(0, 100);
  }

  #spans(node: Scalar.Parsed): { inner: Span; outer: Span } {
    const [start, end] = node.range;
    if (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED") {
      const trimmed = this.#text.slice(start, end).trimEnd().length + start;
      // The content begins after the line of the indicator and the indentation of its first line.
      const lineEnd = this.#text.indexOf("\n", start);
      const first = lineEnd === -1 || lineEnd >= trimmed ? trimmed : lineEnd;
      const indent = /^\s*/.exec(this.#text.slice(first, trimmed))?.[0].length ?? 0;
      return { inner: [first + indent, trimmed], outer: [start, trimmed] };
    }
    const isQuoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE";
    const outer: Span = [start, end];
    return { inner: isQuoted ? unquoted(this.#text, outer) : outer, outer };
  }
}

type YamlPair = Pair<ParsedNode | null, ParsedNode | null>;

function spanOf(node: YamlNode): Span | undefined {
  return node ? [node.range[0], node.range[1]] : undefined;
}
