import type { AbstractValue } from "./abstract-value.ts";

/**
 * True where two values are one object of the program, as far as that can be told: they hold the
 * very same members. A copy is made of members of its own.
 */
export function isSameObject(one: AbstractValue, other: AbstractValue): boolean {
  if (one.instances.length === 0 && !hasMethods(one)) return false;
  return (
    one.members === other.members &&
    one.instances.length === other.instances.length &&
    one.instances.every((each, i) => each.index === other.instances[i]?.index) &&
    one.apis.length === other.apis.length
  );
}

function hasMethods({ members }: AbstractValue): boolean {
  for (const { closures } of members?.values() ?? []) if (closures.length > 0) return true;
  return false;
}
