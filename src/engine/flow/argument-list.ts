import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import { storeAll, storeMember } from "./stored-members.ts";
import { LISTED } from "./dispatch.ts";
import type { Activation } from "./solver.ts";
import { ALL_ARGUMENTS, kindsOf, unknownOf } from "./taint.ts";
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

/** A list of arguments of a program: what stands behind `--` is taken for no switch. */
export function behindDashes(list: AbstractValue): AbstractValue {
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
