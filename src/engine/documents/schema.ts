import type { DocumentBuilder } from "./builder.ts";

/** A word, a sign, or a description. */
interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const GRAPHQL =
  /#[^\r\n]*|"""[\s\S]*?(?:(?<!\\)"""|$)|"(?:[^"\\\r\n]|\\.)*"?|[A-Za-z_$@][\w.]*|\S/g;
const PRISMA = /\/\/[^\r\n]*|"(?:[^"\\\r\n]|\\.)*"?|@{0,2}[A-Za-z_][\w.]*|\r?\n|[^\s]/g;

/** Reads the fields of types, inputs and interfaces of GraphQL: `["type", "Order", "total"]` and the type as value. */
export function readGraphql(text: string, into: DocumentBuilder): void {
  const tokens = tokensOf(text, GRAPHQL, "#", into);
  for (let at = 0; at < tokens.length; at++) {
    const kind = tokens[at]?.text ?? "";
    const name = tokens[at + 1]?.text ?? "";
    if (!/^(?:type|input|interface)$/.test(kind) || !/^[A-Za-z_]/.test(name)) continue;
    at = bodyOf(tokens, at + 2);
    if (tokens[at]?.text === "{") at = readFields(tokens, at + 1, [kind, name], "}", into);
    else at--;
  }
}

const DEFINITION =
  /^(?:type|input|interface|enum|union|scalar|extend|schema|directive|query|mutation|fragment)$/;

/** The index of the brace behind what a type implements and its directives, or of what follows a type without fields. */
function bodyOf(tokens: readonly Token[], from: number): number {
  let depth = 0;
  let at = from;
  for (; at < tokens.length; at++) {
    const text = tokens[at]?.text ?? "";
    if (text === "(") depth++;
    else if (text === ")") depth--;
    else if (depth === 0 && (/^[{}]$/.test(text) || DEFINITION.test(text))) break;
  }
  return at;
}

/** Reads `name: Type` up to a closing sign, arguments of fields included; gives the index of that sign. */
function readFields(
  tokens: readonly Token[],
  from: number,
  path: readonly string[],
  close: string,
  into: DocumentBuilder,
): number {
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || token.text === close) return at;
    const next = tokens[at + 1]?.text;
    if (!/^[A-Za-z_]/.test(token.text)) continue;
    let colon = at + 1;
    if (next === "(") {
      const end = readFields(tokens, at + 2, [...path, token.text], ")", into);
      colon = end + 1;
    }
    if (tokens[colon]?.text !== ":") continue;
    let last = colon + 1;
    while (/^[[\]!]$|^[A-Za-z_]/.test(tokens[last]?.text ?? "")) {
      const isName = /^[A-Za-z_]/.test(tokens[last]?.text ?? "");
      last++;
      if (!isName) continue;
      while (/^[\]!]$/.test(tokens[last]?.text ?? "")) last++;
      break;
    }
    scalar(tokens, [...path, token.text], at, colon + 1, last - 1, into);
    at = (tokens[last]?.text === "=" ? endOfDefault(tokens, last + 1) : last) - 1;
  }
  return tokens.length;
}

/** The index behind a default value, which may be an object or a list. */
function endOfDefault(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    const text = tokens[at]?.text ?? "";
    if (/^[{[]$/.test(text)) depth++;
    else if (/^[}\]]$/.test(text)) depth--;
    if (depth <= 0) return depth < 0 ? at : at + 1;
  }
  return tokens.length;
}

/** Reads the fields of Prisma's models: `["model", "Order", "total"]` and the type as value. */
export function readPrisma(text: string, into: DocumentBuilder): void {
  const tokens = tokensOf(text, PRISMA, "//", into);
  for (let at = 0; at < tokens.length; at++) {
    const kind = tokens[at]?.text ?? "";
    const name = tokens[at + 1]?.text ?? "";
    if (!/^(?:model|type|view)$/.test(kind) || tokens[at + 2]?.text !== "{") continue;
    let isFirst = false;
    for (at += 3; at < tokens.length && tokens[at]?.text !== "}"; at++) {
      const word = tokens[at]?.text ?? "";
      if (/^\r?\n$/.test(word)) isFirst = true;
      else {
        const isField = isFirst && /^[A-Za-z_]/.test(word);
        isFirst = false;
        if (isField && /^[A-Za-z_]/.test(tokens[at + 1]?.text ?? ""))
          scalar(tokens, [kind, name, word], at, at + 1, at + 1, into);
      }
    }
  }
}

function scalar(
  tokens: readonly Token[],
  path: readonly string[],
  key: number,
  first: number,
  last: number,
  into: DocumentBuilder,
): void {
  const name = tokens[key];
  const from = tokens[first];
  const to = tokens[last] ?? from;
  if (!name || !from || !to) return;
  const value = tokens.slice(first, last + 1).map((each) => each.text);
  const span = [from.start, to.end] as const;
  into.scalar({
    path,
    value: value.join(""),
    key: [name.start, name.end],
    inner: span,
    outer: span,
  });
}

function tokensOf(text: string, pattern: RegExp, mark: string, into: DocumentBuilder): Token[] {
  const tokens: Token[] = [];
  for (const { 0: word, index } of text.matchAll(pattern)) {
    const end = index + word.length;
    if (word.startsWith(mark)) {
      const inner = index + (/^(?:\/+|#)/.exec(word)?.[0].length ?? 0);
      into.comment(text, [index, end], [inner, end]);
    } else if (!word.startsWith('"')) tokens.push({ text: word, start: index, end });
  }
  return tokens;
}
