import {
  type Edit,
  findNodeAtLocation,
  type FormattingOptions,
  type JSONPath,
  modify,
  type Node,
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
  const item = list?.children?.find((each) => each.offset === offset);
  return item && [removal(item)];
}

/** The edits that remove an item from a list at a path, with one of the commas beside it. Undefined where there is none. */
export function removeJsonItem(
  text: string,
  path: readonly (string | number)[],
): readonly TextEdit[] | undefined {
  const root = parseTree(text);
  const item = root && findNodeAtLocation(root, [...path]);
  return item?.parent?.type === "array" ? [removal(item)] : undefined;
}

/** Of the last of several items jsonc-parser leaves the end where the list is on one line. */
function removal(item: Node): TextEdit {
  const list = item.parent ?? item;
  const items = list.children ?? [];
  const index = items.indexOf(item);
  const before = items[index - 1];
  const after = items[index + 1];
  const end = item.offset + item.length;
  if (after) return { start: item.offset, end: after.offset, text: "" };
  if (before) return { start: before.offset + before.length, end, text: "" };
  return { start: list.offset + 1, end: list.offset + list.length - 1, text: "" };
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

/** The edits that remove a key, and those above it that would be left without one. Undefined where there is none. */
export function removeJsonKey(
  text: string,
  path: readonly string[],
): readonly TextEdit[] | undefined {
  const root = parseTree(text);
  let keys = [...path];
  const holder = (): Node | undefined => root && findNodeAtLocation(root, keys.slice(0, -1));
  if (!root || !findNodeAtLocation(root, keys)) return undefined;
  while (keys.length > 1 && holder()?.children?.length === 1) keys = keys.slice(0, -1);
  return modify(text, keys, undefined, { formattingOptions: formattingOf(text) }).map(toTextEdit);
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
