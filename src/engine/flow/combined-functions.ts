import { type AbstractValue, type Closure, NOTHING, loadMember } from "./abstract-value.ts";
import { constantValue } from "./constant-value.ts";
import type { ApiNode } from "./api-node.ts";
import { listOf } from "./argument-list.ts";
import { boundTo, withBound } from "./bound-arguments.ts";
import { argumentOf } from "./call-conditions.ts";
import { boundApi } from "./call-indirect.ts";
import type { Activation, CallOutcome, CallRequest, Solver } from "./solver.ts";
import { storeMember } from "./stored-members.ts";
import { thrownByAny } from "./thrown.ts";

/** What a library made of a function stands among what that captured, under numbers that no variable has. */
const NEXT = -1000;
const CURRIED = -1001;
const PROMISED = -1002;
/** Where a function of a library keeps those that get what it gives. */
const NEXT_OF_LIBRARY = "[next]";
/** Longer rows of functions are followed up to here. */
const MAX_FUNCTIONS = 20;
const NO_CHANGES: ReadonlyMap<number, AbstractValue> = new Map();

/** Functions that a library makes of those that it is handed: `flow(trim, parse)`, `curry(f)`, `promisify(f)`. */
export function combinedFunctions(
  solver: Solver,
  { functions }: ApiNode,
  request: CallRequest,
  activation: Activation,
): AbstractValue[] {
  return functions.map(({ of, gives }) => {
    const [first] = of;
    const from = first?.token === "argument" ? first.from : -1;
    const handed = from < 0 ? (request.receiver ?? NOTHING) : argumentOf(request, from);
    switch (gives) {
      case "forward":
        return inRow(handedFrom(request, from));
      case "backward":
        return inRow(handedFrom(request, from).toReversed());
      case "bound": {
        const given = request.arguments.slice(from + 1, request.spreadFrom);
        const bound = mapClosures(handed, (closure) => withBound(closure, given));
        return boundApi(solver, bound, undefined, given, request, activation);
      }
      case "curried":
        return mapClosures(handed, (closure) => marked(closure, CURRIED, constantValue(true)));
      case "promised":
        return mapClosures(handed, (closure) => marked(closure, PROMISED, constantValue(true)));
      case "through": {
        const next = listOf(handedFrom(request, from + 1));
        const given = { result: handed, changed: NO_CHANGES };
        return handedOn(solver, given, next, request, activation).result;
      }
    }
  });
}

/** A call of a function that a library made of others; undefined for those that are called as they are. */
export function callCombined(
  solver: Solver,
  closure: Closure,
  request: CallRequest,
  activation: Activation,
): CallOutcome | undefined {
  const { captures } = closure;
  const next = captures.get(NEXT);
  if (next) {
    const outcome = solver.callClosure(without(closure, NEXT), request, activation);
    return handedOn(solver, outcome, next, request, activation);
  }
  if (captures.has(PROMISED)) {
    const plain = solver.callClosure(without(closure, PROMISED), request, activation);
    const told = plain.calls?.get(request.arguments.length);
    if (!told) return plain;
    const result = loadMember(told.more ?? NOTHING, "0");
    return { ...plain, result, rejected: told.value };
  }
  if (!captures.has(CURRIED)) return undefined;
  const wanted = solver.facts(closure.file)?.ir.functions[closure.index]?.parameters.length ?? 0;
  const given = request.arguments;
  const isWhole = boundTo(closure).length + given.length >= wanted;
  if (isWhole || request.spreadFrom < given.length)
    return solver.callClosure(without(closure, CURRIED), request, activation);
  const waiting = { ...NOTHING, closures: [withBound(closure, given)] };
  return { result: waiting, changed: new Map() };
}

/** The same for a row of functions that begins with one of a library. */
export function callCombinedApi(
  solver: Solver,
  request: CallRequest,
  activation: Activation,
): CallOutcome | undefined {
  const { callee } = request;
  const next = callee.members?.get(NEXT_OF_LIBRARY);
  if (!next || callee.apis.length === 0) return undefined;
  const members = new Map(callee.members);
  members.delete(NEXT_OF_LIBRARY);
  const outcome = solver.call({ ...request, callee: { ...callee, members } }, activation);
  return handedOn(solver, outcome, next, request, activation);
}

/** What functions give that are called one after the other, each with what the one before gave. */
function handedOn(
  solver: Solver,
  first: CallOutcome,
  next: AbstractValue,
  { site }: CallRequest,
  activation: Activation,
): CallOutcome {
  const outcomes = [first];
  let { result } = first;
  for (const callee of next.members?.values() ?? []) {
    const call = { callee, receiver: undefined, method: undefined, isNew: false, site };
    const outcome = solver.call({ ...call, arguments: [result], spreadFrom: 1 }, activation);
    outcomes.push(outcome);
    ({ result } = outcome);
  }
  return { result, changed: first.changed, ...thrownByAny(outcomes) };
}

/** The functions among the arguments from one on; a list of them counts for its elements. */
function handedFrom(request: CallRequest, from: number): AbstractValue[] {
  const given = request.arguments.slice(from, request.spreadFrom);
  return given
    .flatMap((each) => {
      const isFunction = each.closures.length + each.apis.length + each.unknowns.length > 0;
      return isFunction ? [each] : [...(each.members?.values() ?? [])];
    })
    .slice(0, MAX_FUNCTIONS);
}

function inRow([first, ...others]: readonly AbstractValue[]): AbstractValue {
  if (!first || others.length === 0) return first ?? NOTHING;
  const next = (before: AbstractValue | undefined): AbstractValue =>
    listOf([...(before?.members?.values() ?? []), ...others]);
  const chained = mapClosures(first, (closure) =>
    marked(closure, NEXT, next(closure.captures.get(NEXT))),
  );
  if (first.apis.length === 0) return chained;
  return storeMember(chained, NEXT_OF_LIBRARY, next(first.members?.get(NEXT_OF_LIBRARY)));
}

function mapClosures(value: AbstractValue, change: (closure: Closure) => Closure): AbstractValue {
  const { apis, members } = value;
  return { ...NOTHING, apis, members, closures: value.closures.map(change) };
}

function marked(closure: Closure, place: number, value: AbstractValue): Closure {
  return { ...closure, captures: new Map([...closure.captures, [place, value]]) };
}

function without(closure: Closure, place: number): Closure {
  const captures = new Map(closure.captures);
  captures.delete(place);
  return { ...closure, captures };
}
