import { NAMES_OF } from "./order-total-names.ts";
import { nearest } from "../text/nearest.ts";
import type { PathToken } from "./place.ts";

/** A path that was read, or why not and where: offsets count from the start of its text. */
export type ReadPath =
  | { readonly path: readonly PathToken[] }
  | { readonly message: string; readonly start: number; readonly end: number };

/**
 * Reads a path as it is written in a model: `Member[query,execute].Argument[0]`. Tokens are
 * separated by dots; an empty text is the empty path.
 */
export function readPath(text: string): ReadPath {
  const path: PathToken[] = [];
  if (text.trim() === "") return { path };
  let offset = 0;
  for (;;) {
    const match = /^\s*([A-Za-z]*)(\[[^\]]*\]?)?\s*/.exec(text.slice(offset));
    const [whole = "", name = "", brackets] = match ?? [];
    const start = offset + whole.indexOf(name);
    const end = offset + whole.trimEnd().length;
    if (name === "") return problem("A token is missing", start, Math.max(end, start + 1), text);
    if (brackets && !brackets.endsWith("]")) {
      return problem(`The bracket of '${name}' is not closed`, start, end, text);
    }
    const token = readToken(name, brackets?.slice(1, -1));
    if (typeof token === "string") return problem(token, start, end, text);
    path.push(token);
    offset += whole.length;
    if (offset === text.length) return { path };
    if (text[offset] !== ".") {
      return problem(`A dot is expected after '${name}'`, offset, offset + 1, text);
    }
    offset += 1;
  }
}

/** The path as it is written in a model. */
export function writePath(path: readonly PathToken[]): string {
  return path.map(writeToken).join(".");
}

const PLAIN: Readonly<Record<string, PathToken>> = {
  AnyMember: { token: "any-member" },
  Receiver: { token: "receiver" },
  ReturnValue: { token: "return" },
  Instance: { token: "instance" },
  Awaited: { token: "awaited" },
  Element: { token: "element" },
  Thrown: { token: "thrown" },
  Rejected: { token: "rejected" },
};

const NAMES = ["Member", "Argument", "Parameter", ...Object.keys(PLAIN)];

/** The token, or what is wrong with it. */
function readToken(name: string, brackets: string | undefined): PathToken | string {
  const plain = PLAIN[name];
  if (plain) return brackets === undefined ? plain : `'${name}' takes no brackets`;
  if (!NAMES.includes(name)) {
    const meant = nearest(name, NAMES);
    return `Unknown token '${name}'${meant ? `; did you mean '${meant}'?` : ""}`;
  }
  if (brackets === undefined) return `'${name}' needs brackets`;
  if (name === "Member") return readMember(brackets);
  const range = /^\s*(\d+)\s*(\.\.)?\s*(\d+)?\s*$/.exec(brackets);
  if (!range || (range[3] !== undefined && range[2] === undefined)) {
    return `'${name}[${brackets}]' is no position; write [0], [0..2] or [1..]`;
  }
  const from = Number(range[1]);
  const last = range[3] === undefined ? undefined : Number(range[3]);
  const to = range[2] === undefined ? from : last;
  if (to !== undefined && to < from) return `'${name}[${brackets}]' ends before it begins`;
  return { token: name === "Argument" ? "argument" : "parameter", from, to };
}

function readMember(brackets: string): PathToken | string {
  const names = brackets.split(",").map((each) => each.trim());
  if (names.some((each) => each === "")) return `'Member[${brackets}]' lacks a name`;
  if (names.some((each) => /^\*|\*./.test(each)))
    return `'*' stands at the end of the beginning of a name: 'Member[create*]'`;
  return {
    token: "member",
    names: names.flatMap((each) => NAMES_OF.get(each) ?? [each]),
  };
}

function problem(message: string, start: number, end: number, text: string): ReadPath {
  const place = Math.min(start, text.length);
  return {
    message: `${message} (offset ${place}).`,
    start: place,
    end: Math.min(end, text.length),
  };
}

function writeToken(token: PathToken): string {
  switch (token.token) {
    case "member":
      return `Member[${token.names.join(",")}]`;
    case "argument":
    case "parameter": {
      const name = token.token === "argument" ? "Argument" : "Parameter";
      if (token.from === token.to) return `${name}[${token.from}]`;
      return `${name}[${token.from}..${token.to ?? ""}]`;
    }
    default:
      return Object.keys(PLAIN).find((name) => PLAIN[name]?.token === token.token) ?? "";
  }
}
