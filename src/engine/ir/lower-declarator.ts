import { propertyName } from "../semantics/names.ts";
import type { Ast } from "../syntax/ast.ts";
import { noteState } from "./component-state.ts";
import { type Condition, ofMember } from "./condition-tests.ts";
import { asDeclared } from "./declared-types.ts";
import type { Frame } from "./frame.ts";
import type { Lowering } from "./lowering.ts";

/** Lowers one name or pattern of `let`, `const` or `var` with its value. */
export function lowerDeclarator(lower: Lowering, node: Ast.VariableDeclarator, frame: Frame): void {
  if (!node.init) {
    declareEmpty(lower, node, frame);
    return;
  }
  const { value, condition } = lower.condition(node.init, frame);
  noteState(lower, node, frame);
  lower.bind(node.id, asDeclared(lower, node.init, value, frame, node.id.typeAnnotation), frame);
  const isTest = condition.whenTrue.some(({ test }) => test.kind !== "truthy");
  if (!isTest) return;
  const note = (name: Ast.Node, outcome: Condition): void => {
    const variable = name.type === "Identifier" ? lower.variables.of(name) : undefined;
    if (variable && lower.variables.isConstant(variable)) lower.outcomes.set(variable, outcome);
  };
  note(node.id, condition);
  if (node.id.type !== "ObjectPattern") return;
  for (const property of node.id.properties) {
    const name = property.type === "Property" ? propertyName(property) : undefined;
    if (property.type === "Property" && name !== undefined)
      note(property.value, ofMember(condition, name));
  }
}

/** `let current;` of a module, which only functions fill: it is a variable of the module all the same. */
function declareEmpty(lower: Lowering, node: Ast.VariableDeclarator, frame: Frame): void {
  if (frame !== lower.moduleFrame || node.id.type !== "Identifier") return;
  const variable = lower.variables.of(node.id);
  if (!variable || frame.flow.values.has(variable)) return;
  const own = variable.scope.variableScope;
  const writes = variable.references.filter((reference) => reference.isWrite());
  if (writes.length === 0 || writes.some(({ from }) => from.variableScope === own)) return;
  lower.write(variable, frame.emit(node, { op: "constant", value: undefined }), node, frame);
}
