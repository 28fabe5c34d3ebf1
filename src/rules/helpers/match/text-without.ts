import type { Ast } from "../../../engine/api.ts";

/** A text without the code of some nodes, so that what they say of themselves speaks for nobody else. */
export function textWithout(text: string, nodes: Iterable<Pick<Ast.Node, "range">>): string {
  let left = "";
  let end = 0;
  for (const { range } of [...nodes].sort((one, other) => one.range[0] - other.range[0])) {
    if (range[0] < end) continue;
    left += text.slice(end, range[0]);
    end = range[1];
  }
  return left + text.slice(end);
}
