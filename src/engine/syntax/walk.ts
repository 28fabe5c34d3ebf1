import type { Ast, VisitorKeys } from "./ast.ts";

/** Called for a node on the way down. */
export type NodeHandler = (node: Ast.Node) => void;

/** Visits every node depth first. An own stack, not recursion: nesting is chosen by the author of the text. */
export function walk(root: Ast.Node, keys: VisitorKeys, visit: NodeHandler): void {
  const stack: Ast.Node[] = [root];
  let node = stack.pop();
  while (node) {
    visit(node);
    pushChildren(node, keys, stack);
    node = stack.pop();
  }
}

/** The outermost node of a range that `isMeant`; most of a tree lies elsewhere and is not looked at. */
export function nodeAt(
  root: Ast.Node,
  keys: VisitorKeys,
  [start, end]: readonly [start: number, end: number],
  isMeant: (node: Ast.Node) => boolean,
): Ast.Node | undefined {
  const stack: Ast.Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const [from, to] = node.range;
    if (from === start && to === end && isMeant(node)) return node;
    if (from <= start && end <= to) pushChildren(node, keys, stack);
  }
  // Decorators may stand outside of what they belong to.
  let found: Ast.Node | undefined;
  walk(root, keys, (node) => {
    if (node.range[0] === start && node.range[1] === end && isMeant(node)) found ??= node;
  });
  return found;
}

/** Gives every node its parent, since the parser leaves that to its callers. @returns all nodes in the order of `walk`. */
export function linkParents(root: Ast.Node, keys: VisitorKeys): Ast.Node[] {
  const nodes: Ast.Node[] = [];
  const stack: Ast.Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    nodes.push(node);
    const before = stack.length;
    pushChildren(node, keys, stack);
    for (let i = before; i < stack.length; i++) (stack[i] as Ast.Node).parent = node;
  }
  return nodes;
}

function pushChildren(node: Ast.Node, keys: VisitorKeys, into: Ast.Node[]): void {
  const names = keys[node.type];
  if (!names) return;
  const fields = node as unknown as Record<string, unknown>;
  // Last child first, so that a stack hands them out in source order.
  for (let i = names.length - 1; i >= 0; i--) {
    const value = fields[names[i] ?? ""];
    if (Array.isArray(value)) {
      for (let j = value.length - 1; j >= 0; j--) if (isNode(value[j])) into.push(value[j]);
    } else if (isNode(value)) {
      into.push(value);
    }
  }
}

function isNode(value: unknown): value is Ast.Node {
  return (
    typeof value === "object" && value !== null && (value as Partial<Ast.Node>).type !== undefined
  );
}
