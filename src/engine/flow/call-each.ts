import {
  type AbstractValue,
  type Closure,
  NOTHING,
  join,
  loadAny,
  loadMember,
} from "./abstract-value.ts";
import { ANY_KEY } from "./unknown-members.ts";
import { listOf } from "./argument-list.ts";
import { isNameToLoad, loadsByName } from "./loads-by-name.ts";
import { namedElements } from "./named-files.ts";
import { spreadOut } from "./flattened.ts";
import { thisBehind } from "./call-paths.ts";
import { valuesOfMap } from "./map-values.ts";
import { refineByPredicates, refineElements } from "./guards.ts";
import type { Activation, CallOutcome, CallRequest, Solver } from "./solver.ts";
import { storeAny } from "./stored-members.ts";
import { TEXT } from "./taint.ts";
import { thrownByAny } from "./thrown.ts";
import { restrictStates } from "./untrusted.ts";

/** Longer rows of functions are looked at without their order. */
const MAX_FUNCTIONS = 20;

/** What a method that calls a function with each element makes of what that gives. */
export type EachGives = "mapped" | "same" | "element" | "flat" | "nothing";

/** A list whose elements a function is called with, one by one. */
export function callEach(
  solver: Solver,
  gives: EachGives,
  receiver: AbstractValue,
  request: CallRequest,
  activation: Activation,
): CallOutcome {
  const named = gives === "nothing" || gives === "mapped" ? namesIn(solver, receiver, request) : [];
  if (named.length > 0) return callForNames(solver, gives, named, request, activation);
  const element = solver.load(receiver, undefined, request.site, activation);
  const given = [element, NOTHING, receiver];
  const ofMap = gives === "nothing" ? [valuesOfMap(receiver), NOTHING, receiver] : given;
  const outcomes = (request.arguments[0]?.closures ?? []).map((closure) => {
    const handed = isForMaps(solver, closure) ? ofMap : given;
    const outcome = callWith(solver, closure, handed, request, activation);
    const next = gives === "nothing" ? nextRound(closure, activation) : undefined;
    return next ? callWith(solver, next, handed, request, activation) : outcome;
  });
  const results = outcomes.map(({ result }) => result);
  // `list.map(String)`, `list.map(decodeURIComponent)`
  const { apis } = request.arguments[0] ?? NOTHING;
  if (apis.length > 0) results.push(callLibrary(solver, apis, given, request, activation));
  const { thrown } = thrownByAny(outcomes);
  const result = eachGives(solver, gives, { receiver, element, results }, request);
  return { result, changed: new Map(), ...(thrown && { thrown }) };
}

/**
 * `at = at.child(name)`: what the first round made of an object is what the next one begins with.
 * Other variables hold after one round whatever they hold after more.
 */
function nextRound(closure: Closure, { innerShares }: Activation): Closure | undefined {
  let captures: Map<number, AbstractValue> | undefined;
  for (const [variable, held] of closure.captures) {
    const made = innerShares.get(variable);
    if (!made || made.instances.length === 0 || held.instances.length === 0) continue;
    const both = join([held, made]);
    if (both === held) continue;
    captures ??= new Map(closure.captures);
    captures.set(variable, both);
  }
  return captures && { ...closure, captures };
}

/** `_.each(list, fn)`, where nobody knows the tool box: the function gets each member and its name. */
export function callEachOf(
  solver: Solver,
  request: CallRequest,
  activation: Activation,
): CallOutcome {
  const [list = NOTHING, handed = NOTHING] = request.arguments;
  const name = restrictStates(loadMember(list, ANY_KEY), TEXT);
  const given = [solver.load(list, undefined, request.site, activation), name, list];
  const outcomes = handed.closures.map((closure) =>
    callWith(solver, closure, given, request, activation),
  );
  const { thrown } = thrownByAny(outcomes);
  return { result: list, changed: new Map(), ...(thrown && { thrown }) };
}

/** Names of files, and pieces of them where the function loads what they name. */
function namesIn(
  solver: Solver,
  list: AbstractValue,
  request: CallRequest,
): readonly AbstractValue[] {
  const loads = (request.arguments[0]?.closures ?? []).some(({ file, index }) => {
    const ir = solver.facts(file)?.ir;
    return ir !== undefined && loadsByName(ir, index);
  });
  return namedElements(list, loads ? isNameToLoad : undefined);
}

/** Each of them may load other code. */
function callForNames(
  solver: Solver,
  gives: EachGives,
  names: readonly AbstractValue[],
  request: CallRequest,
  activation: Activation,
): CallOutcome {
  const closures = request.arguments[0]?.closures ?? [];
  const outcomes = names.map((name) =>
    closures.map((closure) => callWith(solver, closure, [name], request, activation)),
  );
  const results = outcomes.map((each) => join(each.map(({ result }) => result)));
  const { thrown } = thrownByAny(outcomes.flat());
  const result = gives === "mapped" ? listOf(results) : NOTHING;
  return { result, changed: new Map(), ...(thrown && { thrown }) };
}

/** `(value, key) => …` is what a map is gone through with; for pairs in a list the pair is taken apart. */
function isForMaps(solver: Solver, { file, index }: Closure): boolean {
  const [first, second] = solver.facts(file)?.ir.functions[index]?.parameters ?? [];
  return second !== undefined && first !== undefined && first.name !== "";
}

/** What a method gives that calls a function with each element. */
function eachGives(
  solver: Solver,
  gives: EachGives,
  {
    receiver,
    element,
    results,
  }: {
    readonly receiver: AbstractValue;
    readonly element: AbstractValue;
    readonly results: readonly AbstractValue[];
  },
  request: CallRequest,
): AbstractValue {
  switch (gives) {
    case "mapped":
      return storeAny(NOTHING, join(results));
    case "flat":
      return join(results.map((result) => storeAny(NOTHING, spreadOut(result))));
    case "same": {
      const isFilter = request.method === "filter";
      return isFilter
        ? refineElements(solver, receiver, request.arguments[0] ?? NOTHING, true)
        : receiver;
    }
    case "element":
      return refineByPredicates(solver, element, request.arguments[0]?.closures ?? [], true);
    case "nothing":
      return NOTHING;
  }
}

function callLibrary(
  solver: Solver,
  apis: AbstractValue["apis"],
  given: readonly AbstractValue[],
  { site }: CallRequest,
  activation: Activation,
): AbstractValue {
  const callee = { ...NOTHING, apis };
  const call = { callee, receiver: undefined, method: undefined, isNew: false, site };
  return solver.call({ ...call, arguments: given, spreadFrom: given.length }, activation).result;
}

export function callReduce(
  solver: Solver,
  receiver: AbstractValue,
  request: CallRequest,
  activation: Activation,
): AbstractValue {
  const functions = functionsOf(receiver);
  if (functions && request.arguments[1]) {
    const inOrder = request.method === "reduceRight" ? functions.toReversed() : functions;
    return inOrder.reduce(
      (so, each) => callAll(solver, request, [so, each], activation),
      request.arguments[1],
    );
  }
  const element = loadAny(receiver);
  let total = request.arguments[1] ?? element;
  // Once with the start, once with what that gave: more rounds add nothing that is not there yet.
  for (let round = 0; round < 2; round++) {
    total = join([total, callAll(solver, request, [total, element], activation)]);
  }
  return total;
}

function callAll(
  solver: Solver,
  request: CallRequest,
  given: readonly AbstractValue[],
  activation: Activation,
): AbstractValue {
  const closures = request.arguments[0]?.closures ?? [];
  return join(
    closures.map((closure) => callWith(solver, closure, given, request, activation).result),
  );
}

/** The functions of a list that holds nothing else, in their order: `fns.reduce((value, fn) => fn(value), x)`. */
function functionsOf({ members }: AbstractValue): AbstractValue[] | undefined {
  if (!members || members.size > MAX_FUNCTIONS) return undefined;
  const functions: AbstractValue[] = [];
  for (const [name, member] of members) {
    const isFunction = member.closures.length + member.apis.length > 0;
    if (!isFunction || name !== String(functions.length)) return undefined;
    functions.push(member);
  }
  return functions.length > 0 ? functions : undefined;
}

export function callWith(
  solver: Solver,
  closure: Closure,
  given: readonly AbstractValue[],
  request: CallRequest,
  activation: Activation,
): CallOutcome {
  return solver.callClosure(
    closure,
    {
      ...request,
      receiver: thisBehind(request, 0),
      arguments: given,
      spreadFrom: given.length,
      isNew: false,
    },
    activation,
  );
}
