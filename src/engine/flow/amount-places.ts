import type { ApiNode } from "./api-node.ts";

const known = new WeakMap<ApiNode, boolean>();

/** True of a place of a library at which, or somewhere in which, an amount is charged. */
export function holdsAmounts(node: ApiNode): boolean {
  const before = known.get(node);
  if (before !== undefined) return before;
  // Places that lead back to themselves say nothing more the second time.
  known.set(node, false);
  const inner = [...node.members.values(), node.anyMember, node.element];
  const holds =
    node.sinks.some(({ kind }) => kind === "amount") ||
    inner.some((each) => each !== undefined && holdsAmounts(each));
  known.set(node, holds);
  return holds;
}
