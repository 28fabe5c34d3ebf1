import type { FileIr, FunctionIr, Value } from "../ir/ir.ts";
import { TAKES_ALL } from "../ir/name-of-parameter.ts";
import { isRequestPart } from "../ir/request-part.ts";
import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import { constantValue } from "./constant-value.ts";
import { listOf } from "./argument-list.ts";
import { changedOrUndefined, newActivation, releaseMade, runCode } from "./activation.ts";
import { dispatchKey, dispatchOf } from "./dispatch.ts";
import { isNameToLoad, loadsByName, nameAlone } from "./loads-by-name.ts";
import { parameterValue } from "./parameters.ts";
import type { FileFacts } from "./program.ts";
import { runsAgain } from "./runs-again.ts";
import type { Solver } from "./solver.ts";
import { EMPTY_SUMMARY, type Summary } from "./summary.ts";
import { unknownOf } from "./taint.ts";
import { escaping } from "./thrown.ts";

/** What can be called in the things that a function is handed over. */
export interface Given {
  readonly parameters: readonly AbstractValue[];
  readonly receiver: AbstractValue;
  readonly captures: ReadonlyMap<number, AbstractValue>;
}

/** Nothing is known of what a function is called with. */
export const PLAIN: Given = { parameters: [], receiver: NOTHING, captures: new Map() };

/** What of a call decides which code runs, and a text that is equal for calls that are alike in that. */
export function dispatchOfCall(
  ir: FileIr,
  index: number,
  call: Given,
): { kinds: string; given: Given } | undefined {
  const description = ir.functions[index];
  if (!description) return undefined;
  const loads = loadsByName(ir, index);
  const decides = (value: AbstractValue): AbstractValue =>
    loads && isNameToLoad(value) ? nameAlone(value) : dispatchOf(value);
  const parameters = description.parameters.map(({ name }, i) => {
    const value = name === TAKES_ALL ? listOf(call.parameters.slice(i)) : call.parameters[i];
    return value ? decides(value) : defaultPart(description, i);
  });
  const receiver = dispatchOf(call.receiver);
  const captures = new Map<number, AbstractValue>();
  let kinds = dispatchKey(receiver);
  for (const [i, each] of parameters.entries())
    if (each !== NOTHING) kinds += `|${i}${dispatchKey(each)}`;
  for (const [variable, value] of call.captures) {
    const inside = decides(value);
    if (inside === NOTHING) continue;
    captures.set(variable, inside);
    kinds += `|${variable}=${dispatchKey(inside)}`;
  }
  return { kinds, given: { parameters, receiver, captures } };
}

/** Runs the code of a function with symbols for what it does not know. */
export function evaluateFunction(
  solver: Solver,
  facts: FileFacts,
  index: number,
  given: Given,
): Summary {
  const description = facts.ir.functions[index];
  if (!description) return EMPTY_SUMMARY;
  const activation = newActivation(facts.ir.path, facts, index, given.captures);
  activation.isCalled = given.parameters.some((each) => each !== NOTHING);
  const parameters = description.parameters.map((_, i) =>
    parameterValue(solver, description, i, given.parameters[i] ?? NOTHING, activation),
  );
  const receiver = receiverOf(solver, facts, index, given.receiver);
  runCode(solver, description.code, parameters, receiver, activation);
  releaseMade(solver, activation);
  if (runsAgain(solver, description, activation))
    runCode(solver, description.code, parameters, receiver, activation);
  solver.decide(activation);
  const { thisAfter } = description;
  const changed = (values: readonly Value[]): (AbstractValue | undefined)[] =>
    values.map((value, i) => changedOrUndefined(activation.values[value], parameters[i]));
  return {
    returned: activation.returned,
    ...escaping(activation),
    parametersAfter: changed(description.parametersAfter),
    parametersWhenTrue: changed(description.parametersWhenTrue),
    parametersWhenFalse: changed(description.parametersWhenFalse),
    members: description.members?.map(({ name, whenTrue, whenFalse }) => ({
      name,
      whenTrue: changed(whenTrue),
      whenFalse: changed(whenFalse),
    })),
    receiverAfter:
      thisAfter === undefined
        ? undefined
        : changedOrUndefined(activation.values[thisAfter], receiver),
    hits: [...activation.hits.values()],
    calledWith: activation.calledWith,
    shares: newShares(activation.foreignShares, given.captures),
    gives: activation.gives,
    asksWhose: activation.asksWhose,
    demandsSecret: activation.demandsSecret,
    isCut: activation.isCut,
  };
}

/** What was given to variables of outer functions here; what they held before is none of it. */
function newShares(
  shares: ReadonlyMap<number, AbstractValue>,
  captures: ReadonlyMap<number, AbstractValue>,
): ReadonlyMap<number, AbstractValue> {
  if (captures.size === 0) return shares;
  return new Map([...shares].filter(([variable, value]) => captures.get(variable) !== value));
}

/** `this` is unknown, and an object of the class that the function belongs to. */
function receiverOf(
  solver: Solver,
  facts: FileFacts,
  index: number,
  self: AbstractValue,
): AbstractValue {
  const unknown = unknownOf({ kind: "this" });
  const owner = facts.classOf.get(index);
  const known = owner === undefined ? NOTHING : solver.instanceOf(solver.classAt(facts, owner));
  return join([{ ...NOTHING, unknowns: [unknown] }, known, self]);
}

/** The part of a request that a parameter names where the caller leaves it out: `part = "body"`. */
function defaultPart(description: FunctionIr, index: number): AbstractValue {
  let known = defaultParts.get(description);
  if (!known) defaultParts.set(description, (known = findDefaultParts(description)));
  return known.get(index) ?? NOTHING;
}

const defaultParts = new WeakMap<FunctionIr, ReadonlyMap<number, AbstractValue>>();

function findDefaultParts({ code }: FunctionIr): ReadonlyMap<number, AbstractValue> {
  const found = new Map<number, AbstractValue>();
  for (const each of code) {
    if (each.op !== "either" || !each.isDefault) continue;
    const [left, right] = each.values.map((value) => code[value]);
    if (left?.op === "parameter" && right?.op === "constant" && isRequestPart(right.value))
      found.set(left.index, constantValue(right.value));
  }
  return found;
}
