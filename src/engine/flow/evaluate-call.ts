import type { Instruction, Value } from "../ir/ir.ts";
import type { AbstractValue } from "./abstract-value.ts";
import { callSinks } from "./call-sinks.ts";
import { changeAt } from "./change-at.ts";
import { beginsLocally } from "./local-start.ts";
import { loadedByName } from "./loaded-by-name.ts";
import { refine, saysNothing } from "./refine.ts";
import type { Activation, CallRequest, Site, Solver } from "./solver.ts";
import { BY_BEGINNING } from "./taint.ts";
import { noteThrown, rejectedBefore } from "./thrown.ts";
import { clear, withoutUntrusted } from "./untrusted.ts";
import { writtenPattern } from "./written-pattern.ts";

type Of<Op extends Instruction["op"]> = Extract<Instruction, { op: Op }>;

export function evaluateCall(
  solver: Solver,
  instruction: Of<"call">,
  site: Site,
  activation: Activation,
  number: Value,
): AbstractValue {
  const { at } = activation;
  const { receiver, method, spreadFrom } = instruction;
  const request: CallRequest = {
    callee: at(instruction.callee),
    receiver: receiver === undefined ? undefined : at(receiver),
    method,
    arguments: instruction.arguments.map(at),
    spreadFrom,
    isNew: false,
    site,
    rejected: rejectedBefore(instruction, activation),
  };
  const result = called(solver, request, activation, number);
  callSinks(solver, instruction, at, site, activation);
  return (
    loadedByName(solver, instruction, activation) ??
    writtenPattern(instruction, at, site, activation, result)
  );
}

export function evaluateNew(
  solver: Solver,
  instruction: Of<"new">,
  site: Site,
  activation: Activation,
  number: Value,
): AbstractValue {
  const { at } = activation;
  const request: CallRequest = {
    callee: at(instruction.callee),
    receiver: undefined,
    method: undefined,
    arguments: instruction.arguments.map(at),
    spreadFrom: instruction.spreadFrom,
    isNew: true,
    site,
  };
  const result = called(solver, request, activation, number);
  return writtenPattern(instruction, at, site, activation, result);
}

/** What a call gives; what it throws and changes is noted under its number. */
function called(
  solver: Solver,
  request: CallRequest,
  activation: Activation,
  number: Value,
): AbstractValue {
  const outcome = solver.call(request, activation);
  noteThrown(activation, number, outcome);
  if (outcome.changed.size > 0) activation.effects.set(number, new Map(outcome.changed));
  return outcome.result;
}

/** A value of which a condition said something. */
export function evaluateRefined(
  solver: Solver,
  instruction: Of<"refined">,
  site: Site,
  activation: Activation,
): AbstractValue {
  const { at } = activation;
  const { path, test, holds } = instruction;
  // A variable that holds nothing holds nothing that somebody sent.
  if (test.kind === "truthy" && !holds && path.length === 0)
    return withoutUntrusted(at(instruction.value));
  // What an object was made with says nothing of what is in it.
  if (saysNothing(test, holds, at) || path[0] === "constructor") return at(instruction.value);
  const { code } = activation.facts.ir.functions[activation.index] ?? { code: [] };
  const isLocal = beginsLocally(instruction, code, at);
  const refined = (member: AbstractValue): AbstractValue =>
    isLocal ? clear(member, BY_BEGINNING) : refine(solver, member, test, holds, at, activation);
  return changeAt(at(instruction.value), path, refined, (object, name) =>
    solver.load(object, name, site, activation),
  );
}
