import { type AbstractValue, join, loadAny, loadMember } from "./abstract-value.ts";

/** What a map holds: one that was made of pairs is the list of them, and holds their second elements. */
export function valuesOfMap(map: AbstractValue): AbstractValue {
  const elements = loadAny(map);
  const ofPairs = pairsIn(map).map((pair) => loadMember(pair, "1"));
  return ofPairs.length > 0 ? join([elements, ...ofPairs]) : elements;
}

/** `map.get(key)`: under a key that is known, only what may have been put there. */
export function foundInMap(map: AbstractValue, key: AbstractValue | undefined): AbstractValue {
  const name = key?.constant?.value;
  if (typeof name !== "string" || !map.members) return valuesOfMap(map);
  const stored = map.members.get(name);
  if (stored) return stored;
  const pairs = pairsIn(map);
  if (pairs.length === 0) return loadAny(map);
  const others = [...map.members.values()].filter((member) => !pairs.includes(member));
  const found = pairs.filter((pair) => isUnder(pair, name));
  const rest = { ...map, members: undefined };
  return join([loadAny(rest), ...others, ...found.map((pair) => loadMember(pair, "1"))]);
}

function isUnder(pair: AbstractValue, name: string): boolean {
  const key = loadMember(pair, "0").constant;
  return !key || String(key.value) === name;
}

/** The elements that are pairs, which nothing but a list of two is. */
function pairsIn({ members }: AbstractValue): AbstractValue[] {
  return [...(members?.values() ?? [])].filter(
    (member) => member.members?.size === 2 && member.members.has("0") && member.members.has("1"),
  );
}
