import type { Ast, Variable } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { type Condition, NOTHING_KNOWN, negated } from "./condition-tests.ts";
import type { Frame } from "./frame.ts";
import type { Lowering } from "./lowering.ts";
import { outcomeOf } from "./outcomes.ts";
import type { FilledPlace } from "./places.ts";

/**
 * `const errors = [];`, which checks fill and one question looks at in the end. A place beside the
 * variable says whether anything was put into it: then it is a flag like any other.
 */
export function beginCollecting(
  lower: Lowering,
  { id, init }: Ast.VariableDeclarator,
  frame: Frame,
): void {
  const made = init && unwrap(init);
  const isEmpty =
    (made?.type === "ArrayExpression" && made.elements.length === 0) ||
    (made?.type === "ObjectExpression" && made.properties.length === 0);
  if (!isEmpty || id.type !== "Identifier" || frame === lower.moduleFrame) return;
  const variable = lower.variables.of(id);
  if (!variable || !lower.variables.isConstant(variable) || !isOnlyFilled(variable)) return;
  frame.flow.values.set(placeOf(variable), frame.emit(id, { op: "constant", value: false }));
}

/** `errors.push("name")`, `errors.name = "…"` */
export function noteCollected(lower: Lowering, expression: Ast.Node, frame: Frame): void {
  const node = unwrap(expression);
  const target =
    node.type === "CallExpression"
      ? unwrap(node.callee)
      : node.type === "AssignmentExpression"
        ? unwrap(node.left)
        : undefined;
  if (target?.type !== "MemberExpression") return;
  if (node.type === "CallExpression" && !/^(?:push|unshift)$/.test(propertyName(target) ?? ""))
    return;
  const place = collectedAt(lower, target.object, frame);
  if (place !== undefined)
    frame.flow.values.set(place, frame.emit(node, { op: "constant", value: true }));
}

/** `errors.length`, `Object.keys(errors).length`: where it is nothing, no check has refused. */
export function filledTests(lower: Lowering, node: Ast.Node, frame: Frame): Condition {
  const asked = unwrap(node);
  if (!isLength(asked) || asked.type !== "MemberExpression") return NOTHING_KNOWN;
  return collectedIn(lower, listedIn(unwrap(asked.object)), frame) ?? NOTHING_KNOWN;
}

/** What it says that there is something in a list of refusals, and that there is nothing; undefined for others. */
export function collectedIn(lower: Lowering, node: Ast.Node, frame: Frame): Condition | undefined {
  const place = collectedAt(lower, node, frame);
  if (place === undefined) return undefined;
  // Others may have put something into it as well, so that there is something says nothing.
  const empty = { place, path: [], test: { kind: "truthy" }, holds: false } as const;
  return { whenTrue: [], whenFalse: [empty] };
}

/** `errors.length > 0`, `errors.length < 1` and the like. */
export function comparedFilling(
  lower: Lowering,
  { left, operator, right }: Ast.BinaryExpression,
  frame: Frame,
): Condition {
  const bound = right.type === "Literal" ? right.value : undefined;
  if (bound !== 0 && bound !== 1) return NOTHING_KNOWN;
  const isMore = (operator === ">" && bound === 0) || (operator === ">=" && bound === 1);
  const isNone =
    (operator === "<" && bound === 1) ||
    (operator === "<=" && bound === 0) ||
    (/^[!=]==?$/.test(operator) && bound === 0);
  if (!isMore && !isNone) return NOTHING_KNOWN;
  const own = filledTests(lower, left, frame);
  // `const errors = validate(body)`: the function filled the list.
  const known = own === NOTHING_KNOWN && isLength(left) ? outcomeOf(lower, left, frame) : own;
  if (!known || known === NOTHING_KNOWN) return NOTHING_KNOWN;
  return isMore ? known : negated(known);
}

function isLength(node: Ast.Node): boolean {
  const asked = unwrap(node);
  return asked.type === "MemberExpression" && propertyName(asked) === "length";
}

function collectedAt(lower: Lowering, node: Ast.Node, frame: Frame): FilledPlace | undefined {
  const name = unwrap(node);
  const variable = name.type === "Identifier" ? lower.variables.of(name) : undefined;
  const place = variable && placeOf(variable);
  return place !== undefined && frame.flow.values.has(place) ? place : undefined;
}

/** `Object.keys(errors)`, `Object.values(errors)` */
function listedIn(node: Ast.Node): Ast.Node {
  const callee = node.type === "CallExpression" ? unwrap(node.callee) : undefined;
  if (node.type !== "CallExpression" || callee?.type !== "MemberExpression") return node;
  const owner = unwrap(callee.object);
  const isListing =
    owner.type === "Identifier" &&
    owner.name === "Object" &&
    /^(?:keys|values|entries)$/.test(propertyName(callee) ?? "");
  return (isListing && node.arguments[0]) || node;
}

function placeOf(variable: Variable): FilledPlace {
  return `filled ${variable.identifiers[0]?.range[0] ?? -1}`;
}

/** Nothing is taken out of it again. */
function isOnlyFilled(variable: Variable): boolean {
  return variable.references.every(({ identifier }) => {
    const member = identifier.parent as Ast.Node | undefined;
    if (member?.type !== "MemberExpression" || member.object !== identifier) return true;
    const name = propertyName(member) ?? "";
    if (/^(?:pop|shift|splice|fill)$/.test(name)) return false;
    const { parent } = member;
    if (parent.type === "UnaryExpression" && parent.operator === "delete") return false;
    return !(parent.type === "AssignmentExpression" && parent.left === member && name === "length");
  });
}
