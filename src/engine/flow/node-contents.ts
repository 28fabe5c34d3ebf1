import type { ApiNode } from "./api-node.ts";

/** True of a place of a library at which, or somewhere in which, an amount is charged. */
export const holdsAmounts = somewhere(({ sinks }) => sinks.some(({ kind }) => kind === "amount"));

/** True of a place at which, or somewhere in which, functions are called or values are kept for others. */
export const takesOver = somewhere(
  ({ parameters, channels, types, returned }) =>
    parameters.length + channels.length + types.length > 0 || returned !== undefined,
);

/** Rows name hundreds of members, most of which are about one thing: whether they are is found once for a place. */
function somewhere(isHere: (node: ApiNode) => boolean): (node: ApiNode) => boolean {
  const known = new WeakMap<ApiNode, boolean>();
  const isIn = (node: ApiNode): boolean => {
    const before = known.get(node);
    if (before !== undefined) return before;
    // Places that lead back to themselves say nothing more the second time.
    known.set(node, false);
    const inner = [...node.members.values(), node.anyMember, node.element];
    const found = isHere(node) || inner.some((each) => each !== undefined && isIn(each));
    known.set(node, found);
    return found;
  };
  return isIn;
}
