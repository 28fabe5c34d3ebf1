import type { Ast } from "../syntax/ast.ts";

/** The expression below casts, parentheses, optional chains, `await` and `(0, f)`, which change no name and no value. */
export function unwrap(node: Ast.Node): Ast.Node {
  let current = bare(node);
  while (current.type === "AwaitExpression") current = bare(current.argument);
  return current;
}

/** The same, but `await` stays: whoever follows the order of things must not lose it. */
export function bare(node: Ast.Node): Ast.Node {
  let current = node;
  for (;;) {
    switch (current.type) {
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
      case "TSInstantiationExpression":
      case "ChainExpression":
        current = current.expression;
        break;
      case "SequenceExpression": {
        const last = current.expressions.at(-1);
        if (!last) return current;
        current = last;
        break;
      }
      default:
        return current;
    }
  }
}

/** The outermost node that still stands for the same value: the inverse of `unwrap`, without `await`. */
export function wrapped(node: Ast.Node): Ast.Node {
  let current = node;
  for (let parent = current.parent; parent; parent = current.parent) {
    const transparent =
      parent.type === "TSAsExpression" ||
      parent.type === "TSNonNullExpression" ||
      parent.type === "TSSatisfiesExpression" ||
      parent.type === "TSTypeAssertion" ||
      parent.type === "ChainExpression";
    if (!transparent) return current;
    current = parent;
  }
  return current;
}
