import { type Node, type ParseError, parseTree } from "jsonc-parser";

/** A value of JSON with the order and the spelling of what is in it. */
export type StrictJson = Node;

/** Reads JSON proper, without comments and trailing commas; undefined where the text is broken. */
export function readStrictJson(text: string): StrictJson | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  return errors.length > 0 ? undefined : root;
}
