import type { Instruction, Value } from "../ir/ir.ts";
import { type AbstractValue, NOTHING, asText } from "./abstract-value.ts";
import type { Activation, Site, Solver } from "./solver.ts";
import { kindsOf, symbolKey } from "./taint.ts";

type Code = readonly Instruction[];

const MERGE = kindsOf(["merge"]);

/**
 * `object[a][b] = x` with two keys of somebody's choice changes every object when the first is
 * `__proto__`; so does a merge that calls itself for the members of both objects.
 */
export function computedStore(
  solver: Solver,
  instruction: Extract<Instruction, { op: "store-any" }>,
  site: Site,
  activation: Activation,
): void {
  const at = (value: Value): AbstractValue => activation.values[value] ?? NOTHING;
  const code = activation.facts.ir.functions[activation.index]?.code ?? [];
  // An argument that a call may have changed is put back where it was.
  if (code[instruction.value]?.op === "changed") return;
  if (!isChosen(at(instruction.key))) return;
  if (!isFromElsewhere(at(instruction.value), at(instruction.object))) return;
  const { keys, parameters } = originOf(code, instruction.object);
  for (const index of parameters) keys.push(...keysOfSelfCalls(code, index, activation));
  for (const key of new Set(keys)) {
    const { file, start, end } = site;
    const row = { kind: "merge", at: [], states: [], when: [], says: "used as a key" } as const;
    solver.sink(at(key), { row, file, range: { start, end } }, activation);
  }
}

function isChosen(key: AbstractValue): boolean {
  const { taints, unknowns } = asText(key);
  return [...taints, ...unknowns].some(({ cleared }) => (cleared & MERGE) === 0);
}

/** `object[a] ??= {}` puts nothing in that was not there, or is empty. */
function isFromElsewhere(value: AbstractValue, object: AbstractValue): boolean {
  const own = new Set(asText(object).unknowns.map(({ symbol }) => symbolKey(symbol)));
  const { taints, unknowns } = asText(value);
  return taints.length > 0 || unknowns.some(({ symbol }) => !own.has(symbolKey(symbol)));
}

/** The computed keys under which an object was found, and the parameters that it may be. */
function originOf(code: Code, value: Value): { keys: Value[]; parameters: number[] } {
  const keys: Value[] = [];
  const parameters: number[] = [];
  const seen = new Set<Value>([value]);
  for (const each of seen) {
    const instruction = code[each];
    switch (instruction?.op) {
      case "load-any":
        keys.push(instruction.key);
        break;
      case "parameter":
        parameters.push(instruction.index);
        break;
      case "either":
        for (const one of instruction.values) seen.add(one);
        break;
      case "store":
      case "store-any":
        seen.add(instruction.object);
        break;
      case "changed":
      case "refined":
      case "await":
        seen.add(instruction.value);
        break;
      default:
        break;
    }
  }
  return { keys, parameters };
}

/** Keys of the members of its own parameter with which a function calls itself at the same place. */
function keysOfSelfCalls(code: Code, parameter: number, activation: Activation): Value[] {
  return code.flatMap((instruction) => {
    if (instruction.op !== "call" || parameter >= instruction.spreadFrom) return [];
    const { closures } = activation.values[instruction.callee] ?? NOTHING;
    const isOwn = closures.some(
      ({ file, index }) => file === activation.file && index === activation.index,
    );
    const given = instruction.arguments[parameter];
    return isOwn && given !== undefined ? originOf(code, given).keys : [];
  });
}
