import type { Instruction, Value } from "../ir/ir.ts";
import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import type { Activation, Solver } from "./solver.ts";
import { withoutUntrusted } from "./untrusted.ts";

const OBJECTS: ReadonlySet<string> = new Set(["global", "globalThis"]);

/**
 * What files of a package leave in a global variable: `global.db = db`, `db`. Which code runs is
 * known by that; what somebody sent and a setting took over is not followed to all who read settings.
 */
export function ownGlobal(solver: Solver, name: string, file: string): AbstractValue {
  return withoutUntrusted(solver.shared.given(idOf(solver, name, file)) ?? NOTHING);
}

/** `globalThis.db`, and members of what a global holds that were put there one by one. */
export function memberOfGlobal(
  solver: Solver,
  { object, name }: Extract<Instruction, { op: "load" }>,
  activation: Activation,
): AbstractValue {
  const owner = globalAt(solver, object, activation);
  if (owner === undefined) return NOTHING;
  return ownGlobal(solver, OBJECTS.has(owner) ? name : `${owner}.${name}`, activation.file);
}

/** `global.db = db`, `shop.db = db` where `shop` is a global: whoever names it finds it there. */
export function writeGlobal(
  solver: Solver,
  { object, name, value }: Extract<Instruction, { op: "store" }>,
  activation: Activation,
): void {
  const owner = globalAt(solver, object, activation);
  if (owner === undefined) return;
  const given = activation.at(value);
  if (!OBJECTS.has(owner)) leave(solver, `${owner}.${name}`, given, activation);
  else if (!solver.program.trie.global(name)) {
    leave(solver, name, given, activation);
    // What lies deep in an object that is handed on is cut.
    for (const [each, member] of given.members ?? [])
      if (member.members) leave(solver, `${name}.${each}`, member, activation);
  }
}

function leave(solver: Solver, name: string, value: AbstractValue, activation: Activation): void {
  if (value !== NOTHING) solver.shared.give(idOf(solver, name, activation.file), value, activation);
}

/** The name of the global that a value is; undefined for those of libraries and of the platform. */
function globalAt(solver: Solver, value: Value, { facts, index }: Activation): string | undefined {
  const instruction = facts.ir.functions[index]?.code[value];
  if (instruction?.op !== "global") return undefined;
  const { name } = instruction;
  return OBJECTS.has(name) || !solver.program.trie.global(name) ? name : undefined;
}

/** Packages are programs of their own. */
function idOf(solver: Solver, name: string, file: string): string {
  return `${solver.program.packageFolder(file) ?? "/"}#global#${name}`;
}
