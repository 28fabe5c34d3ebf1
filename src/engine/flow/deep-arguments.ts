import type { Instruction, Value } from "../ir/ir.ts";
import { ANY_MEMBER, type AbstractValue, NOTHING, loadAny } from "./abstract-value.ts";
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
  for (const [step, name] of path.entries()) {
    if (value === undefined) return NOTHING;
    const member = memberIn(code, value, name);
    // What a call made of other things, such as a list of lines, knows its own members again.
    if (member === undefined) return step === 0 ? NOTHING : membersOf(at(value), path.slice(step));
    value = member;
  }
  return value === undefined ? NOTHING : at(value);
}

/** What stands in a value where a path says, as far as it was written there: who decides the whole is asked elsewhere. */
function membersOf(value: AbstractValue, path: readonly string[]): AbstractValue {
  let found: AbstractValue | undefined = value;
  for (const name of path) {
    const held: AbstractValue | undefined = found;
    found =
      name === ANY_MEMBER
        ? held?.members && loadAny({ ...held, taints: [], unknowns: [] })
        : held?.members?.get(name);
  }
  return found ?? NOTHING;
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
