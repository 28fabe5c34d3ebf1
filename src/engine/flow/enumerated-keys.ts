import { ANY_MEMBER, type AbstractValue } from "./abstract-value.ts";
import { ANY_KEY } from "./unknown-members.ts";
import { type Unknown, symbolKey } from "./taint.ts";

/**
 * A member found under a key that was listed off the very object: `for (const key in from) from[key]`.
 * Such a key is one of its own, so what all objects share was not found under it. Where the object
 * may be another one as well, it was not listed off that.
 */
export function withoutOwnKeys(value: AbstractValue): AbstractValue {
  const { foundUnder } = value;
  if (!foundUnder || foundUnder.unknowns.length === 0) return value;
  if (value.unknowns.length === 0) return value;
  const unknowns = foundUnder.unknowns.filter((key) => !value.unknowns.every(isOneOf(key)));
  if (unknowns.length === foundUnder.unknowns.length) return value;
  const others = { ...foundUnder, unknowns };
  const isLeft = unknowns.length + others.taints.length > 0 || others.members !== undefined;
  return { ...value, foundUnder: isLeft ? others : undefined };
}

/** True of the members of the object that a key was listed off. */
function isOneOf(key: Unknown): (member: Unknown) => boolean {
  const at = key.path.indexOf(ANY_KEY);
  const owner = key.path.slice(0, at);
  return ({ symbol, path }) =>
    at >= 0 &&
    path.length === at + 1 &&
    path[at] === ANY_MEMBER &&
    symbolKey(symbol) === symbolKey(key.symbol) &&
    owner.every((name, i) => path[i] === name);
}
