import { type AbstractValue, NOTHING, join, loadMember } from "./abstract-value.ts";
import { behind } from "./list-places.ts";
import { storeAll } from "./stored-members.ts";
import { joinTaints, joinUnknowns } from "./join-parts.ts";
import { OBJECT, kindsOf, takenOver } from "./taint.ts";

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
  if (isList) return from.members ? storeAll(result, behind(object, from.members)) : result;
  const over = overwritten(object, from);
  if (over.size > 0 || from.members) return storeAll(storeAll(result, over), from.members ?? NONE);
  return result;
}

const NONE: ReadonlyMap<string, AbstractValue> = new Map();
const RECORD = kindsOf(["record"]);

/** Members that were there before, and that whoever decides all names of the other object may send along. */
function overwritten(
  { members }: AbstractValue,
  from: AbstractValue,
): ReadonlyMap<string, AbstractValue> {
  const taints = from.taints.filter(
    ({ cleared, states }) => (cleared & RECORD) === 0 && (states & OBJECT) !== 0,
  );
  if (taints.length === 0 || !members) return NONE;
  const sent = { ...NOTHING, taints };
  return new Map(
    [...members]
      .filter(([name]) => !from.members?.has(name))
      .map(([name, before]) => [name, join([before, loadMember(sent, name)])]),
  );
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
