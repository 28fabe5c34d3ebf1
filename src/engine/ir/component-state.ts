import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";

/** `const [html, setHtml] = useState("")`: what the second is called with, the first will be. */
export function noteState(lower: Lowering, node: Ast.VariableDeclarator, frame: Frame): void {
  if (node.id.type !== "ArrayPattern" || node.init?.type !== "CallExpression") return;
  const callee = unwrap(node.init.callee);
  const name =
    callee.type === "Identifier"
      ? callee.name
      : callee.type === "MemberExpression"
        ? propertyName(callee)
        : undefined;
  const [held, setter] = node.id.elements;
  if (name !== "useState" || held?.type !== "Identifier" || setter?.type !== "Identifier") return;
  const variable = lower.variables.of(held);
  const changes = lower.variables.of(setter);
  if (!variable || !changes) return;
  lower.share(variable);
  lower.states.set(changes, variable);
  // What is rendered first is not what is rendered when the state has changed.
  frame.again = true;
}

/** `setHtml(x)` gives the state a value; a function is called with the one before. */
export function setState(
  lower: Lowering,
  node: Ast.CallExpression,
  values: readonly Value[],
  frame: Frame,
): void {
  const callee = unwrap(node.callee);
  const setter = callee.type === "Identifier" ? lower.variables.of(callee) : undefined;
  const variable = setter && lower.states.get(setter);
  const [argument] = node.arguments;
  const [given] = values;
  if (!variable || !argument || given === undefined) return;
  const before = lower.read(variable, node, frame);
  const isFunction = /Function/.test(argument.type);
  const after = isFunction
    ? frame.emit(node, {
        op: "call",
        callee: given,
        receiver: undefined,
        method: undefined,
        arguments: [before],
        spreadFrom: 1,
      })
    : given;
  const value = frame.emit(node, { op: "either", values: [before, after] });
  lower.write(variable, value, node, frame);
}
