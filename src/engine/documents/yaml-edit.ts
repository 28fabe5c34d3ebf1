import type { TextEdit } from "../text/edit.ts";
import { readDocument } from "./read-document.ts";

/**
 * The edit that adds a line to a top-level map of a YAML text, or the map with it at the end;
 * comments and layout of the rest stay. Undefined when the text cannot be read, has the key
 * already, or writes the map in braces.
 */
export function addToYamlMap(
  text: string,
  map: string,
  key: string,
  value: string,
): readonly TextEdit[] | undefined {
  const document = readDocument("file.yaml", text);
  if (!document || document.problem) return undefined;
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const line = `${quoted(key)}: ${quoted(value)}`;
  const head = new RegExp(`^${map}:([^\r\n]*)$`, "m").exec(text);
  if (!head) {
    const gap = text === "" || text.endsWith("\n") ? "" : eol;
    return [{ start: text.length, end: text.length, text: `${gap}${map}:${eol}  ${line}${eol}` }];
  }
  const own = document.entries.filter(({ path }) => path[0] === map);
  if (own.some(({ path }) => path[1] === key)) return undefined;
  const isBlock = /^\s*(?:#.*)?$/.test(head[1] ?? "");
  const last = own.at(-1);
  const first = own[0]?.keyRange;
  if (!isBlock || !last || !first || own.some(({ path }) => path.length !== 2)) return undefined;
  const lineStart = text.lastIndexOf("\n", first.start) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? "";
  if (indent === "") return undefined;
  const end = text.indexOf("\n", last.outerRange.end);
  if (end === -1) {
    return [{ start: text.length, end: text.length, text: `${eol}${indent}${line}` }];
  }
  return [{ start: end + 1, end: end + 1, text: `${indent}${line}${eol}` }];
}

/** Plain where YAML reads it as the same text. */
function quoted(text: string): string {
  return /^[\w^~][\w^~./@-]*$/.test(text) && !/^[\d.]+$/.test(text) ? text : JSON.stringify(text);
}
