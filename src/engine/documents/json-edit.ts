import {
  type Edit,
  findNodeAtLocation,
  type FormattingOptions,
  type JSONPath,
  modify,
  parseTree,
} from "jsonc-parser";
import type { TextEdit } from "../text/edit.ts";

/**
 * The edits that add an item to the list of a top-level key, which they make when it is missing;
 * comments and layout of the rest stay. Undefined when the text is no JSON object or the key holds
 * something else.
 */
export function addToJsonList(
  text: string,
  key: string,
  item: Readonly<Record<string, string>>,
): readonly TextEdit[] | undefined {
  const root = parseTree(text);
  if (root?.type !== "object") return undefined;
  const list = root.children?.find((member) => member.children?.[0]?.value === key)?.children?.[1];
  if (list && list.type !== "array") return undefined;
  const path: JSONPath = list ? [key, -1] : [key];
  const edits = modify(text, path, list ? item : [item], {
    formattingOptions: formattingOf(text),
    isArrayInsertion: list !== undefined,
  });
  return edits.map(toTextEdit);
}

/** The edits that remove the item at an offset from the list of a top-level key. Undefined where there is none. */
export function removeFromJsonList(
  text: string,
  key: string,
  offset: number,
): readonly TextEdit[] | undefined {
  const members = parseTree(text)?.children ?? [];
  const list = members.find((member) => member.children?.[0]?.value === key)?.children?.[1];
  const index = list?.children?.findIndex((item) => item.offset === offset) ?? -1;
  if (index < 0) return undefined;
  return modify(text, [key, index], undefined, {}).map(toTextEdit);
}

/** The edits that remove an item from a list at a path, with one of the commas beside it. Undefined where there is none. */
export function removeJsonItem(
  text: string,
  path: readonly (string | number)[],
): readonly TextEdit[] | undefined {
  const root = parseTree(text);
  if (!root || !findNodeAtLocation(root, [...path])) return undefined;
  return modify(text, [...path], undefined, {}).map(toTextEdit);
}

/** The edits that set a value at a path of keys and make what is missing on the way; layout of the rest stays. */
export function setJsonValue(
  text: string,
  path: readonly string[],
  value: string,
): readonly TextEdit[] | undefined {
  if (parseTree(text)?.type !== "object") return undefined;
  return modify(text, [...path], value, { formattingOptions: formattingOf(text) }).map(toTextEdit);
}

function toTextEdit({ offset, length, content }: Edit): TextEdit {
  return { start: offset, end: offset + length, text: content };
}

function formattingOf(text: string): FormattingOptions {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";
  return {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.startsWith("\t") ? 1 : indent.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
}
