import type { Ast } from "../syntax/ast.ts";

/**
 * What was read of functions, kept as long as their trees are. What is seen of a function depends
 * on how many calls were followed to it, so it is kept for each depth.
 */
export class ByDepth<Value> {
  readonly #nothing: Value;
  readonly #read = new WeakMap<Ast.Node, Value[]>();
  readonly #open = new Set<Ast.Node>();
  /** How often a function was met inside itself. */
  #cut = 0;

  /** `nothing` is what a function that calls itself shows the second time. */
  constructor(nothing: Value) {
    this.#nothing = nothing;
  }

  of(node: Ast.Node, depth: number, compute: () => Value): Value {
    const known = this.#read.get(node) ?? [];
    this.#read.set(node, known);
    const found = known[depth];
    if (found !== undefined) return found;
    if (this.#open.has(node)) {
      // What its callers show is not whole then.
      this.#cut++;
      return this.#nothing;
    }
    this.#open.add(node);
    const before = this.#cut;
    try {
      const value = compute();
      if (depth === 0 || this.#cut === before) known[depth] = value;
      return value;
    } finally {
      this.#open.delete(node);
    }
  }
}
