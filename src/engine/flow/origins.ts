import type { Instruction, Value } from "../ir/ir.ts";

type Code = readonly Instruction[];

const MAX_ORIGINS = 20;

/** True of two values of one object, whatever happened to it in between. */
export function hasSameOrigin(code: Code, one: Value, other: Value): boolean {
  return originOf(code, one) === originOf(code, other);
}

/** Equal for values of the same object or the same variable, whatever happened to it since. */
export function originOf(code: Code, value: Value): string {
  return foundOrigin(code, value, new Set()) ?? String(value);
}

/** Undefined where a loop comes back to what is being looked at. */
function foundOrigin(code: Code, value: Value, seen: Set<Value>): string | undefined {
  if (seen.has(value)) return undefined;
  const each = code[value];
  if (!each || seen.size > MAX_ORIGINS) return String(value);
  seen.add(value);
  switch (each.op) {
    case "refined":
    case "changed":
      return foundOrigin(code, each.value, seen);
    case "store":
    case "store-any":
      return foundOrigin(code, each.object, seen);
    case "shared":
      return `variable ${each.variable}`;
    case "either": {
      const origins = new Set(each.values.map((one) => foundOrigin(code, one, seen)));
      origins.delete(undefined);
      const [first] = origins;
      if (origins.size === 1) return first;
      return [...origins].find((origin) => origin?.startsWith("variable")) ?? String(value);
    }
    default:
      return String(value);
  }
}
