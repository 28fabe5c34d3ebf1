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

/** Gives every node its parent, since the parser leaves that to its callers. */
export function linkParents(root: Ast.Node, keys: VisitorKeys): void {
  const children: Ast.Node[] = [];
  walk(root, keys, (node) => {
    children.length = 0;
    pushChildren(node, keys, children);
    for (const child of children) child.parent = node;
  });
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
  return typeof value === "object" && value !== null && "type" in value;
}
