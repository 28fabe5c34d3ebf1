import type { Instruction, Value } from "../ir/ir.ts";
import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import { demandsSecret } from "./demanded-secrets.ts";
import { evaluateInstruction } from "./evaluate.ts";
import { asReleased } from "./made-functions.ts";
import { callOf } from "./call-of.ts";
import { sameParts } from "./join-parts.ts";
import { asksWhose } from "./ownership.ts";
import { noteLibraryPatterns } from "./library-patterns.ts";
import type { FileFacts } from "./program.ts";
import { withoutHandlers } from "./released.ts";
import type { Activation, Site, Solver } from "./solver.ts";

type Code = readonly Instruction[];

/** `captures` are what a function saw where it was made; absent for code that is no function of its own. */
export function newActivation(
  file: string,
  facts: FileFacts,
  index: number,
  captures?: ReadonlyMap<number, AbstractValue>,
): Activation {
  const values: AbstractValue[] = [];
  return {
    file,
    facts,
    index,
    values,
    at: (value) => values[value] ?? NOTHING,
    effects: new Map(),
    thrownBy: new Map(),
    hits: new Map(),
    calledWith: new Map(),
    shares: new Map(),
    foreignShares: new Map(captures),
    innerShares: new Map(),
    gives: new Map(),
    made: new Map(),
    shareLog: [],
    madeAfter: new Map(),
    returned: NOTHING,
    asksWhose: false,
    demandsSecret: false,
    rounds: 1,
    round: 0,
    ...(captures && { undecided: [] }),
  };
}

/** Runs the code; its loops a second time, since their values refer to what comes after them. */
export function runCode(
  solver: Solver,
  code: Code,
  parameters: readonly AbstractValue[],
  receiver: AbstractValue,
  activation: Activation,
): void {
  const loops = loopsOf(code);
  activation.rounds = loops ? 2 : 1;
  for (activation.round = 0; activation.round < activation.rounds; activation.round++) {
    // What stands before all loops is the same in each round, and what stands behind them sees the last one.
    const isLast = activation.round + 1 === activation.rounds;
    const start = activation.round === 0 ? 0 : (loops?.start ?? 0);
    const end = isLast ? code.length : (loops?.end ?? code.length);
    if (!solver.spend(end - start)) {
      activation.isCut = true;
      return;
    }
    for (let number = start; number < end; number++) {
      const instruction = code[number];
      if (!instruction) continue;
      activation.values[number] =
        instruction.op === "parameter"
          ? (parameters[instruction.index] ?? NOTHING)
          : instruction.op === "this"
            ? receiver
            : evaluateInstruction(solver, instruction, number, activation);
      if (!activation.asksWhose) activation.asksWhose = asksWhose(instruction, activation);
      activation.demandsSecret ||= demandsSecret(instruction, activation);
    }
  }
}

/**
 * Where code runs again: from the first value that refers forward, or the first element of a list,
 * to behind the last one that is referred to so. Undefined where nothing refers forward.
 */
function loopsOf(code: Code): { readonly start: Value; readonly end: Value } | undefined {
  let start = code.length;
  let end = 0;
  let hasLoop = false;
  for (let number = 0; number < code.length; number++) {
    const instruction = code[number];
    // In loops over names of files each round has an element of its own.
    if (instruction?.op === "element") {
      start = Math.min(start, number);
      end = Math.max(end, number + 1);
    }
    if (instruction?.op !== "either") continue;
    for (const value of instruction.values) {
      if (value <= number) continue;
      hasLoop = true;
      start = Math.min(start, number);
      end = Math.max(end, value + 1);
    }
  }
  return hasLoop ? { start, end } : undefined;
}

/** Functions that were made here may be called by anybody: what they do with what they saw happens. */
export function releaseMade(solver: Solver, activation: Activation): void {
  for (const key of activation.made.keys()) {
    const closure = asReleased(activation, key);
    if (!closure || (closure.captures.size === 0 && !closure.receiver)) continue;
    const site: Site = { file: activation.file, start: 0, end: 0 };
    const released = withoutHandlers(solver, closure);
    solver.callClosure(released, callOf(released, [], site), activation);
    // What it was made with may be the pattern.
    noteLibraryPatterns(solver, released, solver.summary(released, [], undefined), activation);
  }
}

/** What something became; undefined where it is what it was. */
export function changedOrUndefined(
  after: AbstractValue | undefined,
  before: AbstractValue | undefined,
): AbstractValue | undefined {
  if (after === undefined || after === before) return undefined;
  return before && isSame(after, before) ? undefined : after;
}

/** True when ways that meet again brought nothing new. */
function isSame(one: AbstractValue, other: AbstractValue): boolean {
  return (
    one.members === other.members &&
    one.foundUnder === other.foundUnder &&
    sameParts(one.taints, other.taints) &&
    sameParts(one.unknowns, other.unknowns) &&
    sameParts(one.closures, other.closures) &&
    sameParts(one.apis, other.apis)
  );
}
