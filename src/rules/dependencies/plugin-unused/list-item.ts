import type { Range, TextEdit } from "../../../engine/api.ts";

/** An object literal in a text without comments and quoted texts. */
export interface ObjectText extends Range {
  /** What stands in it outside of further brackets. */
  readonly own: string;
}

/** The innermost object literal around an offset; undefined where the brackets do not match. */
export function objectAround(code: string, offset: number): ObjectText | undefined {
  let depth = 0;
  let start = offset - 1;
  for (; start >= 0; start--) {
    const each = code[start] ?? "";
    if (")]}".includes(each)) depth++;
    else if ("([{".includes(each)) {
      if (depth === 0) break;
      depth--;
    }
  }
  if (code[start] !== "{") return undefined;
  let own = "";
  depth = 0;
  for (let end = start + 1; end < code.length; end++) {
    const each = code[end] ?? "";
    if ("([{".includes(each)) depth++;
    else if (")]}".includes(each)) {
      if (depth === 0) return each === "}" ? { start, end: end + 1, own } : undefined;
      depth--;
    } else if (depth === 0) own += each;
  }
  return undefined;
}

/** The edit that takes an object out of the list that it stands in, with one comma. Undefined where it stands elsewhere. */
export function listItemRemoval(
  code: string,
  { start, end }: Range,
): readonly TextEdit[] | undefined {
  const before = /[[,]\s*$/.exec(code.slice(0, start));
  const after = /^(\s*,)?\s*/.exec(code.slice(end));
  const next = end + (after?.[0].length ?? 0);
  if (!before || !(code[next] === "]" || after?.[1])) return undefined;
  if (code[next] !== "]") return [{ start, end: next, text: "" }];
  if (before[0].startsWith(",")) return [{ start: before.index, end, text: "" }];
  return [{ start, end: end + (after?.[1]?.length ?? 0), text: "" }];
}
