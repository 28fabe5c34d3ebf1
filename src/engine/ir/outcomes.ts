import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { type Condition, negated, ofMember } from "./condition-tests.ts";
import type { Frame } from "./frame.ts";
import type { Lowering } from "./lowering.ts";

/** What asks something, and says so in a member of its result. */
export function isAsked(node: Ast.Node): boolean {
  if (node.type === "AwaitExpression") return isAsked(unwrap(node.argument));
  const callee = node.type === "CallExpression" ? unwrap(node.callee) : undefined;
  return (
    callee?.type === "MemberExpression" && /^(?:safe|validate)/.test(propertyName(callee) ?? "")
  );
}

/**
 * `let shop = null; try { shop = await getShop(domain); } catch {}`: where a variable that was nothing
 * before holds something, it is what this gave. Where it holds nothing, that says nothing.
 */
export function noteOutcome(lower: Lowering, target: Ast.Node, { whenTrue }: Condition): void {
  if (target.type !== "Identifier" || whenTrue.every(({ test }) => test.kind === "truthy")) return;
  const variable = lower.variables.of(target);
  if (variable && lower.variables.isFilledOnce(variable))
    lower.outcomes.set(variable, { whenTrue, whenFalse: [] });
}

/** What a variable or a member of one was found to say of other values when it was made. */
export function outcomeOf(lower: Lowering, at: Ast.Node, frame: Frame): Condition | undefined {
  const node = unwrap(at);
  const isMember = node.type === "MemberExpression";
  const named = isMember ? unwrap(node.object) : node;
  const variable = named.type === "Identifier" ? lower.variables.of(named) : undefined;
  const outcome = variable && frame.owns(variable) ? lower.outcomes.get(variable) : undefined;
  if (!isMember) return outcome;
  const name = propertyName(node);
  if (!outcome || name === undefined) return undefined;
  const known = ofMember(outcome, name);
  return known.whenTrue.length > 0 ? known : undefined;
}

/** `result.success === false`, `error == null`, `error !== undefined` */
export function comparedOutcome(
  lower: Lowering,
  side: Ast.Node,
  other: Ast.Node,
  frame: Frame,
): Condition | undefined {
  const isNone =
    (other.type === "Literal" && (other.value === null || other.value === false)) ||
    (other.type === "Identifier" && other.name === "undefined");
  const isTrue = other.type === "Literal" && other.value === true;
  const outcome = isNone || isTrue ? outcomeOf(lower, side, frame) : undefined;
  return outcome && isNone ? negated(outcome) : outcome;
}
