import { type AbstractValue, loadMember } from "./abstract-value.ts";
import { storeMember } from "./stored-members.ts";

/** The value with the member at a path replaced by what `change` makes of it; `load` finds members. */
export function changeAt(
  value: AbstractValue,
  path: readonly string[],
  change: (member: AbstractValue) => AbstractValue,
  load: (object: AbstractValue, name: string) => AbstractValue = loadMember,
): AbstractValue {
  const [name, ...rest] = path;
  if (name === undefined) return change(value);
  const before = load(value, name);
  const after = changeAt(before, rest, change, load);
  return after === before ? value : storeMember(value, name, after);
}
