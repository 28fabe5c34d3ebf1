import { ANY_MEMBER, type AbstractValue, NOTHING, join, loadAny } from "./abstract-value.ts";
import { storeAny } from "./stored-members.ts";

const POSITION = /^\d+$/;

/** `list.flat()`: the elements of the lists in a list, and those of its elements that are none. */
export function flattened(list: AbstractValue): AbstractValue {
  return { ...storeAny(NOTHING, spreadOut(loadAny(list))), apis: list.apis };
}

/** What of a value becomes elements where it is put into a list: a list's own, or itself. */
export function spreadOut(value: AbstractValue): AbstractValue {
  const { members } = value;
  // What has a name of its own is an object; what is known by nothing else may be either.
  const names = [...(members?.keys() ?? [])];
  const isObject = names.some((name) => name !== ANY_MEMBER && !POSITION.test(name));
  if (isObject) return value;
  return names.length > 0 ? loadAny(value) : join([value, loadAny(value)]);
}
