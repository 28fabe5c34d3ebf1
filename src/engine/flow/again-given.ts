import type { Range } from "../text/range.ts";
import { ANY_MEMBER, type AbstractValue, type Closure } from "./abstract-value.ts";
import type { Activation } from "./solver.ts";

/**
 * What a function hands to itself again: of the members that it walks through only that they are
 * there. What can be called in them would be another thing at every level.
 */
export function againGiven(
  { file }: Closure,
  description: { readonly range: Range } | undefined,
  given: readonly AbstractValue[],
  activation: Activation,
): readonly AbstractValue[] {
  const caller = activation.facts.ir.functions[activation.index]?.range;
  if (!description || !caller || file !== activation.file) return given;
  const { start, end } = description.range;
  if (caller.start < start || caller.end > end) return given;
  return given.map(withoutAnyMember);
}

function withoutAnyMember(value: AbstractValue): AbstractValue {
  if (!value.members?.has(ANY_MEMBER)) return value;
  const members = new Map(value.members);
  members.delete(ANY_MEMBER);
  return { ...value, members };
}
