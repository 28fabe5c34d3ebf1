import type { Value } from "../ir/ir.ts";
import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import { constantValue } from "./constant-value.ts";
import type { FileFacts } from "./program.ts";

/** One object for each function and class of a file's module, so that values that name it are the same. */
const made = new WeakMap<FileFacts, Map<Value, AbstractValue>>();

/**
 * What a value of a module's code is, where that can be seen without running the code: functions
 * and classes that need nothing from around them, imports, constants. Others give undefined.
 */
export function simpleValue(
  facts: FileFacts,
  value: Value,
  imported: (specifier: string, name: string) => AbstractValue,
): AbstractValue | undefined {
  const instruction = facts.ir.functions[0]?.code[value];
  switch (instruction?.op) {
    case "import":
      return imported(instruction.specifier, instruction.name);
    case "constant":
      return constantValue(instruction.value);
    case "regex": {
      const { pattern, flags, start, end } = instruction;
      const regex = { pattern, flags, at: { file: facts.ir.path, start, end } };
      return remembered(facts, value, () => ({ ...NOTHING, regex }));
    }
    case "function": {
      if (instruction.captures.length > 0 || instruction.receiver !== undefined) return undefined;
      const { index } = instruction;
      return remembered(facts, value, () => ({
        ...NOTHING,
        closures: [{ file: facts.ir.path, index, captures: new Map() }],
      }));
    }
    case "class": {
      const { captures, superclass, base } = instruction;
      if (captures.length > 0 || superclass !== undefined || base !== undefined) return undefined;
      const { index } = instruction;
      return remembered(facts, value, () => ({
        ...NOTHING,
        classes: [{ file: facts.ir.path, index, captures: new Map(), superclass: undefined }],
      }));
    }
    default:
      return undefined;
  }
}

function remembered(facts: FileFacts, value: Value, make: () => AbstractValue): AbstractValue {
  const known = made.get(facts) ?? new Map<Value, AbstractValue>();
  made.set(facts, known);
  const found = known.get(value) ?? make();
  known.set(value, found);
  return found;
}
