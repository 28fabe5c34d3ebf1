import type { Ast } from "../syntax/ast.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Flow, Frame, JumpTarget } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";
import { isRequestPart } from "./request-part.ts";

/** True of `for (const part of ["body", "query"])`, unless each round would make functions anew. */
export function isOverParts(lower: Lowering, { right, body }: Ast.ForOfStatement): boolean {
  const names = namesIn(right);
  return names.length > 0 && names.every(isRequestPart) && !makesFunctions(lower, body);
}

/** A loop over few names that are written down is as many blocks, one after the other. */
export function lowerRounds(
  lower: Lowering,
  node: Ast.ForOfStatement,
  label: string | undefined,
  frame: Frame,
  bind: (each: Value) => void,
): void {
  const breaks: Flow[] = [];
  for (const value of namesIn(node.right).filter(isRequestPart)) {
    const target: JumpTarget = { label, isLoop: true, breaks, continues: [] };
    frame.jumps.push(target);
    bind(frame.emit(node.left, { op: "constant", value }));
    lower.statements([node.body], frame);
    frame.jumps.pop();
    frame.join(node, [frame.flow, ...target.continues]);
  }
  frame.join(node, [frame.flow, ...breaks]);
}

function namesIn(list: Ast.Node): (string | undefined)[] {
  const written = unwrap(list);
  if (written.type !== "ArrayExpression") return [];
  return written.elements.map((element) =>
    element?.type === "Literal" && typeof element.value === "string" ? element.value : undefined,
  );
}

function makesFunctions({ scopes }: Lowering, { range: [start, end] }: Ast.Node): boolean {
  return scopes.scopes.some(
    ({ type, block }) =>
      (type === "function" || type === "class") && block.range[0] >= start && block.range[1] <= end,
  );
}
