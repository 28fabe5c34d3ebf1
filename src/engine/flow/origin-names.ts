import type { Instruction, Value } from "../ir/ir.ts";

/** Methods that give the same thing in another form. */
const SAME = new Set(["toString", "valueOf", "toHexString", "trim", "toLowerCase", "toFixed"]);
/** How far back is looked: names further away say little. */
const MAX_STEPS = 24;

/** The names of the members that a value may have been read from: `String(order.user._id)` gives `_id` and `user`. */
export function originNames(
  code: readonly Instruction[],
  value: Value,
  further: (instruction: Instruction) => readonly Value[] = () => [],
): string[] {
  const behind = (instruction: Instruction): readonly Value[] => [
    ...behindName(instruction),
    ...further(instruction),
  ];
  return originsOf(code, value, behind).flatMap((each) => (each.op === "load" ? [each.name] : []));
}

/** The instructions that a value may have come from unchanged, and from what `behind` says of them. */
export function originsOf(
  code: readonly Instruction[],
  value: Value,
  behind: (instruction: Instruction) => readonly Value[],
): Instruction[] {
  const found: Instruction[] = [];
  const seen = new Set<Value>([value]);
  for (const each of seen) {
    if (seen.size > MAX_STEPS) break;
    const instruction = code[each];
    if (!instruction) continue;
    found.push(instruction);
    for (const one of sameAs(instruction) ?? behind(instruction)) seen.add(one);
  }
  return found;
}

/** The values that an instruction gives on, or one of them; undefined where it makes something else. */
function sameAs(instruction: Instruction): readonly Value[] | undefined {
  switch (instruction.op) {
    case "either":
      return instruction.values;
    case "await":
    case "declared":
    case "refined":
    case "changed":
      return [instruction.value];
    default:
      return undefined;
  }
}

/** What the same name stands for in another form. */
function behindName(instruction: Instruction): readonly Value[] {
  switch (instruction.op) {
    case "load":
      // Whose identifier it is, the member before says.
      return isKey(instruction.name) ? [instruction.object] : [];
    case "unary":
      return [instruction.operand];
    case "call":
      if (instruction.receiver === undefined) return instruction.arguments.slice(0, 1);
      return SAME.has(instruction.method ?? "") ? [instruction.receiver] : [];
    default:
      return [];
  }
}

function isKey(name: string): boolean {
  return name === "id" || name === "_id" || name === "uuid" || name === "value";
}
