import type { Instruction, Value } from "../ir/ir.ts";
import { ANY_MEMBER, type AbstractValue, NOTHING } from "./abstract-value.ts";
import type { Activation, CallRequest } from "./solver.ts";

type Code = readonly Instruction[];
/** Objects with more members than this are no arguments that somebody writes down. */
const MAX_STEPS = 60;

/** Members of an argument at this depth are no part of its value any more. */
export const DEEP = 5;

/** What stands that deep in an argument which the function itself puts together: `{ body: { units: [{ amount: { value } }] } }`. */
export function deepArgument(
  index: number,
  path: readonly string[],
  { site }: CallRequest,
  { facts, index: running, at }: Activation,
): AbstractValue {
  const { code } = facts.ir.functions[running] ?? { code: [] };
  const call = code.find(
    ({ op, start, end }) => op === "call" && start === site.start && end === site.end,
  );
  let value = call?.op === "call" ? call.arguments[index] : undefined;
  for (const name of path) value = value === undefined ? undefined : memberIn(code, value, name);
  return value === undefined ? NOTHING : at(value);
}

/** What was stored last under a name, or as an element. */
function memberIn(code: Code, object: Value, name: string): Value | undefined {
  let value = object;
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const instruction = code[value];
    switch (instruction?.op) {
      case "store":
        if (instruction.name === name || (name === ANY_MEMBER && /^\d+$/.test(instruction.name)))
          return instruction.value;
        value = instruction.object;
        break;
      case "append":
        if (name === ANY_MEMBER) return instruction.value;
        value = instruction.object;
        break;
      case "changed":
      case "refined":
      case "declared":
        value = instruction.value;
        break;
      default:
        return undefined;
    }
  }
  return undefined;
}
