import type { SummaryRow } from "../models/model.ts";
import type { PathToken } from "../models/place.ts";
import { added } from "./shared-lists.ts";

/** A summary of what a call does with functions that an earlier call was handed. */
export interface LaterRow<Node> {
  readonly row: SummaryRow;
  /** The earlier call. */
  readonly outer: Node;
}

interface SummaryNode<Node> {
  summaries: readonly SummaryRow[];
  later: readonly LaterRow<Node>[];
  keepsArguments: boolean;
}

/** Puts a summary where the call stands at which its values go on. */
export function addSummary<Node extends SummaryNode<Node>>(
  node: Node,
  row: SummaryRow,
  follow: (start: readonly Node[], path: readonly PathToken[]) => Node[],
): void {
  const { from, to } = row;
  // `ReturnValue.Argument[0]` to `Argument[1].Parameter[0]`: what the returned function is called with.
  if (isMade(from) && isCallback(to)) {
    const at = from.findIndex(({ token }) => token === "argument");
    return addLater(node, follow([node], from.slice(0, at)), { ...row, from: from.slice(at) });
  }
  // `Argument[1].ReturnValue` to `ReturnValue.ReturnValue`: what the returned function gives.
  const last = to.findLastIndex(({ token }) => token === "return");
  if (isCallback(from) && isMade(to) && last > 0)
    return addLater(node, follow([node], to.slice(0, last)), { ...row, to: to.slice(last) });
  // What goes through the function that a call returns is a matter of calling that.
  const isInner = from[0]?.token === "return" && to[0]?.token === "return" && from.length > 1;
  if (!isInner) {
    node.summaries = added(node.summaries, row);
    return;
  }
  const inner = to.length > 1 ? to.slice(1) : to;
  for (const returned of follow([node], [{ token: "return" }]))
    addSummary(returned, { ...row, from: from.slice(1), to: inner }, follow);
}

function addLater<Node extends SummaryNode<Node>>(
  outer: Node,
  nodes: readonly Node[],
  row: SummaryRow,
): void {
  outer.keepsArguments = true;
  for (const node of nodes) node.later = added(node.later, { row, outer });
}

/** What the earlier call gave: its result, or the object that it made. */
function isMade([first]: readonly PathToken[]): boolean {
  return first?.token === "return" || first?.token === "instance";
}

/** A function that is handed over: what it is called with, or what it gives. */
function isCallback([first, second]: readonly PathToken[]): boolean {
  return (
    first?.token === "argument" && (second?.token === "parameter" || second?.token === "return")
  );
}
