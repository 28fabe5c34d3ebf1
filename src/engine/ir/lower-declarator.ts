import { propertyName } from "../semantics/names.ts";
import type { Ast } from "../syntax/ast.ts";
import { noteState } from "./component-state.ts";
import { beginCollecting } from "./collected-refusals.ts";
import { type Condition, ofMember } from "./condition-tests.ts";
import { asDeclared } from "./declared-types.ts";
import { noteTold } from "./flags.ts";
import type { Frame } from "./frame.ts";
import type { Lowering } from "./lowering.ts";
import { isFunction } from "../syntax/function-node.ts";

const LOOPS: ReadonlySet<string> = new Set(
  "ForStatement ForInStatement ForOfStatement WhileStatement DoWhileStatement".split(" "),
);

/** Lowers one name or pattern of `let`, `const` or `var` with its value. */
export function lowerDeclarator(lower: Lowering, node: Ast.VariableDeclarator, frame: Frame): void {
  if (!node.init) {
    declareEmpty(lower, node, frame);
    return;
  }
  const { value, condition } = lower.condition(node.init, frame);
  noteState(lower, node, frame);
  lower.bind(node.id, asDeclared(lower, node.init, value, frame, node.id.typeAnnotation), frame);
  findItself(lower, node, frame);
  beginCollecting(lower, node, frame);
  const isTest = condition.whenTrue.some(({ test }) => test.kind !== "truthy");
  if (!isTest) return;
  noteTold(value, condition, frame);
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

/**
 * `let current;` of a module, which only functions fill: it is a variable of the module all the
 * same. And `let section;` before a loop: a round finds what an earlier one left in it.
 */
function declareEmpty(lower: Lowering, node: Ast.VariableDeclarator, frame: Frame): void {
  if (node.id.type !== "Identifier") return;
  const variable = lower.variables.of(node.id);
  if (!variable || frame.flow.values.has(variable)) return;
  const own = variable.scope.variableScope;
  const writes = variable.references.filter((reference) => reference.isWrite());
  if (writes.length === 0) return;
  const isFilledElsewhere =
    frame === lower.moduleFrame && writes.every(({ from }) => from.variableScope !== own);
  if (!isFilledElsewhere && !writes.some(({ identifier }) => isInLoop(identifier, node))) return;
  lower.write(variable, frame.emit(node, { op: "constant", value: undefined }), node, frame);
}

/** True where a loop goes round a node that begins behind a declaration, and ends within its function. */
function isInLoop(node: Ast.Node, declaration: Ast.Node): boolean {
  for (let each = node.parent; each && each.range[0] > declaration.range[0]; each = each.parent) {
    if (isFunction(each)) return false;
    if (LOOPS.has(each.type)) return true;
  }
  return false;
}

/**
 * `const api = { set() { api.set(…) } }`: its functions were made before there was an object for
 * them to see. They are made again with the one that there is now.
 */
function findItself(lower: Lowering, { id, init }: Ast.VariableDeclarator, frame: Frame): void {
  if (id.type !== "Identifier" || init?.type !== "ObjectExpression") return;
  const variable = lower.variables.of(id);
  if (!variable || frame === lower.moduleFrame || !lower.variables.isConstant(variable)) return;
  for (const property of init.properties) {
    const name = property.type === "Property" ? propertyName(property) : undefined;
    if (property.type !== "Property" || property.kind !== "init" || name === undefined) continue;
    const made = frame.values.get(property.value);
    const early = made === undefined ? undefined : frame.early.get(made);
    if (!early?.unfilled.includes(variable)) continue;
    const value = early.make();
    const object = frame.flow.values.get(variable);
    if (object === undefined) continue;
    lower.replace(
      object,
      frame.emit(property, { op: "store", object, name, value }),
      property,
      frame,
    );
  }
}
