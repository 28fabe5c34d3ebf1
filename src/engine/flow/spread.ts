import { type AbstractValue } from "./abstract-value.ts";
import { behind } from "./list-places.ts";
import { storeAll } from "./stored-members.ts";
import { joinTaints, joinUnknowns } from "./join-parts.ts";
import { takenOver } from "./taint.ts";

/** The value as a new object that has its members. */
export function asNewObject(value: AbstractValue): AbstractValue {
  return {
    ...value,
    taints: value.taints.map(takenOver),
    unknowns: value.unknowns.map(takenOver),
  };
}

/** All members of one object, or all elements of a list, added to another. */
export function spread(object: AbstractValue, from: AbstractValue, isList = false): AbstractValue {
  const result: AbstractValue = {
    ...object,
    taints: joinTaints([object.taints, from.taints.map(takenOver)]),
    unknowns: joinUnknowns([object.unknowns, from.unknowns.map(takenOver)]),
    apis: object.apis.length > 0 ? object.apis : from.apis,
  };
  if (!from.members) return result;
  return storeAll(result, isList ? behind(object, from.members) : from.members);
}

/** What is left after the named members, or after the first elements. */
export function restOf(
  object: AbstractValue,
  except: readonly string[],
  from: number,
): AbstractValue {
  if (!object.members) return object;
  const members = new Map<string, AbstractValue>();
  for (const [name, member] of object.members) {
    if (except.includes(name)) continue;
    const position = Number(name);
    if (Number.isInteger(position)) {
      if (position >= from) members.set(String(position - from), member);
    } else {
      members.set(name, member);
    }
  }
  return { ...object, members };
}
