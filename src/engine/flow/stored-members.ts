import { ANY_MEMBER, type AbstractValue, MAX_DEPTH, NOTHING, join } from "./abstract-value.ts";
import { isData } from "./constant-data.ts";
import { schemasAmong } from "./join-libraries.ts";
import { depthOf } from "./join-parts.ts";
import { bounded, noteWeight, weightOf, weightOfAll } from "./weight.ts";

/** Further members are kept as one. */
const MAX_MEMBERS = 80;

/** The value after something was stored under a name. */
export function storeMember(
  value: AbstractValue,
  name: string,
  member: AbstractValue,
): AbstractValue {
  return storeAll(value, [[name, member]]);
}

/** The value after something was added under a name that is not known; what was there stays. */
export function storeAny(value: AbstractValue, member: AbstractValue): AbstractValue {
  return member === NOTHING ? value : storeAll(value, [[ANY_MEMBER, member]]);
}

/** The value after several things were stored under their names, of which `*` is one that is not known. */
export function storeAll(
  value: AbstractValue,
  stored: Iterable<readonly [name: string, member: AbstractValue]>,
): AbstractValue {
  const members = new Map(value.members);
  // What is stored one by one is not weighed as a whole each time.
  let weight = value.members ? weightOfAll(value.members) : 0;
  const put = (name: string, member: AbstractValue): void => {
    const before = members.get(name);
    weight += weightOf(member) - (before ? weightOf(before) : 0);
    members.set(name, member);
  };
  let replaced = value.apis.length > 0 ? new Set(value.replaced) : undefined;
  for (const [name, member] of stored) {
    const added = shallow(member);
    if (name !== ANY_MEMBER && (members.size < MAX_MEMBERS || members.has(name))) {
      put(name, added);
      replaced?.add(name);
    } else if (member !== NOTHING) {
      put(ANY_MEMBER, join([members.get(ANY_MEMBER) ?? NOTHING, added]));
    }
  }
  noteWeight(members, weight);
  return bounded({
    ...value,
    members,
    replaced: replaced && replaced.size > 0 ? replaced : value.replaced,
    constant: undefined,
    prefix: undefined,
  });
}

/** What goes into another object, without what would be too deep there: under another name it would be something else. */
function shallow(value: AbstractValue, depth = MAX_DEPTH - 1): AbstractValue {
  if (depthOf(value, depth + 1) <= depth || isData(value)) return value;
  if (depth === 0) return { ...value, members: schemasAmong([value]) };
  const members = new Map<string, AbstractValue>();
  for (const [name, member] of value.members ?? []) members.set(name, shallow(member, depth - 1));
  return { ...value, members };
}
