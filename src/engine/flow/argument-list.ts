import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import { storeAll, storeMember } from "./stored-members.ts";
import { LISTED } from "./dispatch.ts";
import type { Activation } from "./solver.ts";
import { ALL_ARGUMENTS, kindsOf, unknownOf } from "./taint.ts";
import { isValueOf } from "./switch-values.ts";
import { clear } from "./untrusted.ts";

const ARGUMENT = kindsOf(["command-argument"]);

/** A list with these elements. */
export function listOf(values: readonly AbstractValue[]): AbstractValue {
  if (values.length === 0) return NOTHING;
  return storeAll(
    NOTHING,
    values.map((value, i) => [String(i), value]),
  );
}

/** A list of arguments of a program: what stands behind `--`, or is the value of a switch, is taken for no switch. */
export function behindDashes(given: AbstractValue, program = NOTHING): AbstractValue {
  const list = withoutValues(given, program.constant?.value);
  const names = [...(list.members ?? [])];
  const dashes = names
    .filter(([name, member]) => isPosition(name) && member.constant?.value === "--")
    .map(([name]) => Number(name));
  if (dashes.length === 0 || !list.members) return list;
  const first = Math.min(...dashes);
  const members = new Map(list.members);
  for (const [name, member] of names) {
    // Elements whose positions are not known come after those that have one.
    const isBehind = isPosition(name) ? Number(name) > first : name === "*";
    if (isBehind) members.set(name, clear(member, ARGUMENT));
  }
  return { ...list, members };
}

function withoutValues(list: AbstractValue, program: unknown): AbstractValue {
  let members: Map<string, AbstractValue> | undefined;
  for (const [name, member] of list.members ?? []) {
    if (member.taints.length + member.unknowns.length === 0 || !isPosition(name)) continue;
    const before = list.members?.get(String(Number(name) - 1));
    if (isValueOf(program, before?.constant?.value))
      (members ??= new Map(list.members)).set(name, clear(member, ARGUMENT));
  }
  return members ? { ...list, members } : list;
}

function isPosition(name: string): boolean {
  return /^\d+$/.test(name);
}

/** The list of arguments: those that have a name, as far as they are known, and all others. */
export function argumentsValue({ facts, index, values }: Activation): AbstractValue {
  const { code = [] } = facts.ir.functions[index] ?? {};
  const symbol = { kind: "parameter", index: ALL_ARGUMENTS } as const;
  let list: AbstractValue = { ...NOTHING, unknowns: [unknownOf(symbol)] };
  for (const [number, instruction] of code.entries()) {
    if (instruction.op !== "parameter") continue;
    const value = values[number];
    if (value && !instruction.rest) list = storeMember(list, String(instruction.index), value);
  }
  return list;
}

/** An object whose members have names is no list. */
export function hasNames({ members }: AbstractValue): boolean {
  if (!members || members.size === 0 || members.has(LISTED)) return false;
  return [...members.keys()].every((name) => name !== "*" && !/^\d+$/.test(name));
}
