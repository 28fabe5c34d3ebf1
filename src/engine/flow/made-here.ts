import type { Instruction, Value } from "../ir/ir.ts";

type Code = readonly Instruction[];

const MAX_STEPS = 8;

/**
 * True of an object that the function makes itself, also as a copy of another one (`[...list]`,
 * `{ ...object }`): what is stored in it changes nothing that others share.
 */
export function isMadeHere(code: Code, value: Value, depth = 0): boolean {
  const each = code[value];
  if (!each || depth > MAX_STEPS) return false;
  switch (each.op) {
    case "object":
    case "array":
      return true;
    case "refined":
      return isMadeHere(code, each.value, depth + 1);
    case "spread":
    case "spread-list":
    case "store":
    case "store-any":
    case "append":
      return isMadeHere(code, each.object, depth + 1);
    case "either":
      return each.values.every((one) => one < value && isMadeHere(code, one, depth + 1));
    default:
      return false;
  }
}
