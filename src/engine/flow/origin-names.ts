import type { Instruction, Value } from "../ir/ir.ts";

/** Methods that give the same thing in another form. */
const SAME = new Set(["toString", "valueOf", "toHexString", "trim", "toLowerCase", "toFixed"]);
/** How far back is looked: names further away say little. */
const MAX_STEPS = 24;

/** The names of the members that a value may have been read from: `String(order.user._id)` gives `_id` and `user`. */
export function originNames(code: readonly Instruction[], value: Value): string[] {
  const names: string[] = [];
  const seen = new Set<Value>([value]);
  for (const each of seen) {
    if (seen.size > MAX_STEPS) break;
    const instruction = code[each];
    switch (instruction?.op) {
      case "load": {
        names.push(instruction.name);
        // Whose identifier it is, the member before says.
        const owner = code[instruction.object];
        if (isKey(instruction.name) && owner) seen.add(instruction.object);
        break;
      }
      case "either":
        for (const one of instruction.values) seen.add(one);
        break;
      case "await":
      case "refined":
      case "changed":
        seen.add(instruction.value);
        break;
      case "unary":
        seen.add(instruction.operand);
        break;
      case "call":
        if (instruction.receiver !== undefined && SAME.has(instruction.method ?? "")) {
          seen.add(instruction.receiver);
        } else if (instruction.receiver === undefined) {
          for (const given of instruction.arguments.slice(0, 1)) seen.add(given);
        }
        break;
      default:
        break;
    }
  }
  return names;
}

function isKey(name: string): boolean {
  return name === "id" || name === "_id" || name === "uuid" || name === "value";
}
