import type { TextEdit } from "../text/edit.ts";
import { readDocument } from "./read-document.ts";

/**
 * The edit that takes a line out of a top-level map of a YAML text, with the map where nothing else
 * is in it. Undefined where the map is written in braces, or a line holds more than one entry.
 */
export function removeFromYamlMap(
  text: string,
  map: string,
  key: string,
): readonly TextEdit[] | undefined {
  const document = readDocument("file.yaml", text);
  if (!document || document.problem) return undefined;
  const own = document.entries.filter(({ path }) => path[0] === map && path.length > 1);
  const head = new RegExp(`^${map}:[ \\t]*(?:#[^\\r\\n]*)?$`, "m").exec(text);
  const entry = own.find(({ path }) => path[1] === key);
  if (!head || !entry?.keyRange || entry.path.length !== 2) return undefined;
  const line = lineOf(text, entry.keyRange.start, entry.outerRange.end);
  const isAlone = own.every(
    ({ path, keyRange }) =>
      path[1] === key || !keyRange || keyRange.start < line.start || keyRange.start >= line.end,
  );
  if (!isAlone || head.index >= line.start) return undefined;
  if (own.length > 1) return [{ ...line, text: "" }];
  return [{ start: head.index, end: line.end, text: "" }];
}

/** Whole lines, with the end of the last one. */
function lineOf(text: string, from: number, to: number): { start: number; end: number } {
  const end = text.indexOf("\n", to);
  return { start: text.lastIndexOf("\n", from) + 1, end: end === -1 ? text.length : end + 1 };
}
