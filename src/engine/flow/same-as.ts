import { ANY_MEMBER, type AbstractValue, MAX_DEPTH, loadMember } from "./abstract-value.ts";
import { storeMember } from "./stored-members.ts";
import { ALL_KINDS } from "./taint.ts";
import { clear, restrictStates, withoutUntrusted } from "./untrusted.ts";

/** What is known of one of two values that are the same is known of the other, member by member. */
export function asFarAs(known: AbstractValue, value: AbstractValue, depth = 0): AbstractValue {
  let left = asWhole(known, value);
  if (depth >= MAX_DEPTH) return left;
  for (const [name, member] of known.members ?? []) {
    if (name === ANY_MEMBER) continue;
    left = storeMember(left, name, asFarAs(member, loadMember(value, name), depth + 1));
  }
  return left;
}

function asWhole(known: AbstractValue, value: AbstractValue): AbstractValue {
  const parts = [...known.taints, ...known.unknowns];
  if (parts.length === 0) return known.members ? value : withoutUntrusted(value);
  const kinds = parts.reduce((all, { cleared }) => all & cleared, ALL_KINDS);
  const states = parts.reduce((all, each) => all | each.states, 0);
  return restrictStates(clear(value, kinds), states);
}
