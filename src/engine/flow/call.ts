import type { FunctionIr } from "../ir/ir.ts";
import {
  type AbstractValue,
  type Closure,
  NOTHING,
  join,
  loadAny,
  loadMember,
} from "./abstract-value.ts";
import { storeAny } from "./stored-members.ts";
import { againGiven } from "./again-given.ts";
import { ANY_TYPE } from "../models/place.ts";
import type { ApiNode } from "./api-node.ts";
import { listOf } from "./argument-list.ts";
import { boundTo, callBound } from "./bound-arguments.ts";
import { callApi } from "./call-api.ts";
import { callBuiltin } from "./call-builtin.ts";
import { callReflected, withBoundTo } from "./call-indirect.ts";
import { stepInto } from "./call-step.ts";
import { callCombined, callCombinedApi } from "./combined-functions.ts";
import { constructAll } from "./construct.ts";
import { defined } from "./defined-members.ts";
import { forEachClass } from "./each-object.ts";
import { givenBackBy, withGivenBack } from "./given-back.ts";
import { narrowed } from "./narrow.ts";
import { pickedMembers } from "./picked.ts";
import { objectMethod } from "./object-methods.ts";
import { withoutOperators } from "./dropped-operators.ts";
import { ownNodes } from "./own-nodes.ts";
import { assignedStore } from "./own-merges.ts";
import { seenBy, withShared } from "./seen-variables.ts";
import { passShares, writeByHanded } from "./shared-writes.ts";
import type { Activation, CallOutcome, CallRequest, Solver } from "./solver.ts";
import { unknownDatabase, unknownHolder } from "./unknown-database.ts";
import { type Binding, Filling, substitute } from "./substitute.ts";
import { withListsLetThrough } from "./strict-key-checks.ts";
import { type Handed, bothHanded } from "./handed.ts";
import { placeOfHit } from "./handed-statement.ts";
import { atCaller } from "./pending-conditions.ts";
import { thrownByAny } from "./thrown.ts";
import { ALL_ARGUMENTS, type Symbol, symbolKey } from "./taint.ts";

/** What it costs to say a sink of a callee in words of the caller; what reaches it is counted beside that. */
const STEPS_OF_A_HIT = 3;

const NO_CHANGES: ReadonlyMap<number, AbstractValue> = new Map();

/** A call: of functions of the program, of a library as its models say, or of a method known by name. */
export function callValue(
  solver: Solver,
  called: CallRequest,
  activation: Activation,
): CallOutcome {
  const request = withBoundTo(called);
  const outcomes: CallOutcome[] = [];
  if (request.isNew) outcomes.push(...constructAll(solver, request, activation));
  else {
    for (const closure of request.callee.closures) {
      const outcome = solver.callClosure(closure, request, activation);
      // The team vouches for what its sanitizers give; what happens inside of them is looked at.
      const isVouchedFor = ownNodes(solver, closure).some((node) => node.sanitizers.length > 0);
      outcomes.push(isVouchedFor ? { ...outcome, result: NOTHING } : outcome);
    }
    noteCall(request.callee, handedBy(request), activation);
  }
  const known =
    objectMethod(solver, request) ??
    callReflected(solver, request, activation) ??
    callCombinedApi(
      solver,
      { ...request, callee: { ...request.callee, closures: [] } },
      activation,
    );
  if (known) return known;
  const unknown = nodesOfAny(solver, request, activation);
  if (unknown.length > 0) {
    const callee = { ...request.callee, apis: unknown };
    outcomes.push(callApi(solver, { ...request, callee }, activation));
  }
  if (request.callee.apis.length > 0) {
    outcomes.push(callApi(solver, request, activation));
    if (request.method === "assign") assignedStore(solver, request, activation);
    outcomes.push(...defined(solver, request, activation));
  }
  // Methods of texts, lists and promises are known by name, unless the program or a model knows better.
  const { closures, apis } = request.callee;
  const isCalled = closures.length > 0 || apis.some(({ channels }) => channels.length > 0);
  const isKnown = outcomes.length > 0 && isCalled;
  if (!isKnown) {
    unknownDatabase(solver, request, activation);
    const builtin = callBuiltin(solver, request, activation);
    if (builtin) outcomes.push(builtin);
  }
  return withGivenBack(joinOutcomes(outcomes, request), request);
}

/** Methods of objects of which nothing is known, whose name means one thing only. */
function nodesOfAny(solver: Solver, request: CallRequest, activation: Activation): ApiNode[] {
  const { callee, method, receiver } = request;
  const isKnown = callee.apis.length + callee.closures.length + callee.classes.length > 0;
  if (isKnown || method === undefined || !receiver) return [];
  const named = solver.program.trie.type(ANY_TYPE)?.member(method) ?? [];
  return [...named, ...unknownHolder(solver, request, activation)];
}

/** A call of a function of the program, in terms of its summary. */
export function callClosure(
  solver: Solver,
  called: Closure,
  request: CallRequest,
  activation: Activation,
): CallOutcome {
  const combined = callCombined(solver, called, request, activation);
  if (combined) return combined;
  const each = forEachClass(called, request);
  if (each)
    return joinOutcomes(
      each.map((one) => callClosure(solver, ...one, activation)),
      request,
    );
  if (boundTo(called).length > 0) {
    return callBound(called, request, (...whole) => callClosure(solver, ...whole, activation));
  }
  const closure = withShared(solver, called, activation);
  const picked = pickedMembers(solver, closure, request, activation);
  if (picked) return { result: picked, changed: NO_CHANGES };
  const receiver = closure.receiver ?? request.receiver;
  const facts = solver.facts(closure.file);
  const description = facts?.ir.functions[closure.index];
  const hasSpread = request.spreadFrom < request.arguments.length;
  const given = hasSpread
    ? (description?.parameters ?? []).map((_, index) => argumentAt(request, index))
    : request.arguments;
  const asked = againGiven(closure, description, given, activation);
  const summary = solver.summary(closure, asked, receiver);
  if (!summary) return { result: NOTHING, changed: NO_CHANGES };
  const step = stepInto(request.site, closure.file, description);
  const seen = (variable: number): AbstractValue => seenBy(solver, closure, variable, activation);
  const binding = bindingOf(request, receiver, summaryRest(description), seen);
  const filling = new Filling(binding, step, (functions) => givenBackBy(solver, functions));
  // Filling in a summary costs as much as it says.
  if (!solver.spend(1 + STEPS_OF_A_HIT * summary.hits.length))
    return { result: NOTHING, changed: NO_CHANGES };
  activation.asksWhose ||= summary.asksWhose;
  activation.demandsSecret ||= summary.demandsSecret;
  for (const hit of summary.hits) {
    const { sink } = hit;
    if (sink.pending) {
      const given = sink.pending.given.map((value) => substitute(value, filling));
      const pending = { ...sink.pending, given };
      const actual = filling.actual(hit.unknown);
      for (const each of atCaller({ ...sink, pending }, actual, request.site))
        solver.sink(each.value, each.sink, activation);
      continue;
    }
    const actual = filling.actual(hit.unknown);
    if (actual) solver.sink(actual, placeOfHit(hit, actual, request.site), activation);
  }
  const calls = new Map<number, Handed>();
  for (const { symbol, value, more } of summary.calledWith.values()) {
    const given = {
      value: substitute(value, filling),
      ...(more && { more: substitute(more, filling) }),
    };
    if (symbol.kind === "parameter")
      calls.set(symbol.index, bothHanded(calls.get(symbol.index), given));
    const handed = filling.of(symbol) ?? NOTHING;
    noteCall(handed, given, activation);
    writeByHanded(solver, handed, given, request, activation);
  }
  passShares(solver, summary, closure, request, filling, activation);
  for (const [id, value] of summary.gives)
    solver.shared.give(id, substitute(value, filling), activation);
  const changed = new Map<number, AbstractValue>();
  for (const [index, after] of summary.parametersAfter.entries()) {
    const before = request.arguments[index];
    if (after && before && index < request.spreadFrom) {
      const left = narrowed(before, index, after, filling);
      changed.set(index, withListsLetThrough(solver, [closure], before, left));
    }
  }
  if (summary.receiverAfter && request.receiver) {
    changed.set(-1, substitute(summary.receiverAfter, filling));
  }
  const thrown = summary.thrown && substitute(summary.thrown, filling);
  const rejected = summary.rejected && substitute(summary.rejected, filling);
  const result = substitute(summary.returned, filling);
  return withoutOperators(description, { result, changed, calls, thrown, rejected });
}

/** A function that this one does not know is called: whoever knows it is told what with. */
function noteCall(callee: AbstractValue, given: Handed, activation: Activation): void {
  for (const { symbol, path } of callee.unknowns) {
    if (path.length > 0) continue;
    const key = symbolKey(symbol);
    const { calledWith } = activation;
    calledWith.set(key, { symbol, ...bothHanded(calledWith.get(key), given) });
  }
}

function handedBy(request: CallRequest): Handed {
  const value = argumentAt(request, 0);
  const { callee, arguments: given, spreadFrom } = request;
  // Who looks at them are the callers of functions that a caller handed over.
  const isTold = callee.unknowns.length > 0 && given.length > 1 && spreadFrom === given.length;
  return isTold ? { value, more: listOf(given.slice(1)) } : { value };
}

export function summaryRest(description: FunctionIr | undefined): number {
  const rest = description?.code.find((each) => each.op === "parameter" && each.rest);
  return rest?.op === "parameter" ? rest.index : -1;
}

/** What the symbols of a callee are, its free variables among them. */
export function bindingOf(
  request: CallRequest,
  receiver: AbstractValue | undefined,
  rest: number,
  seen: (variable: number) => AbstractValue,
): Binding {
  return (symbol: Symbol) => {
    switch (symbol.kind) {
      case "parameter":
        if (symbol.index === ALL_ARGUMENTS) return allArguments(request);
        if (symbol.index === rest) {
          return rest >= request.spreadFrom
            ? storeAny(NOTHING, argumentsFrom(request, rest))
            : listOf(request.arguments.slice(rest));
        }
        return argumentAt(request, symbol.index);
      case "this":
        return receiver ?? NOTHING;
      case "variable":
        return seen(symbol.variable);
    }
  };
}

/** An argument by position; behind several spreads, any of their elements. */
function argumentAt(request: CallRequest, index: number): AbstractValue {
  const { spreadFrom } = request;
  if (index < spreadFrom) return request.arguments[index] ?? NOTHING;
  const [list, ...others] = request.arguments.slice(spreadFrom);
  if (list && others.length === 0) return loadMember(list, String(index - spreadFrom));
  return argumentsFrom(request, spreadFrom);
}

/** Any of the arguments from a position on, behind a spread. */
function argumentsFrom(request: CallRequest, index: number): AbstractValue {
  const { spreadFrom } = request;
  return join([
    ...request.arguments.slice(index, spreadFrom),
    ...request.arguments.slice(spreadFrom).flatMap((value) => [value, loadAny(value)]),
  ]);
}

function allArguments(request: CallRequest): AbstractValue {
  const list = listOf(request.arguments.slice(0, request.spreadFrom));
  return request.spreadFrom < request.arguments.length
    ? storeAny(list, argumentsFrom(request, request.spreadFrom))
    : list;
}

function joinOutcomes(outcomes: readonly CallOutcome[], request: CallRequest): CallOutcome {
  const [first] = outcomes;
  if (!first) return { result: NOTHING, changed: NO_CHANGES };
  if (outcomes.length === 1) return first;
  const changed = new Map<number, AbstractValue>();
  for (const index of new Set(outcomes.flatMap((outcome) => [...outcome.changed.keys()]))) {
    const before =
      index === -1 ? (request.receiver ?? NOTHING) : (request.arguments[index] ?? NOTHING);
    changed.set(index, join(outcomes.map((outcome) => outcome.changed.get(index) ?? before)));
  }
  const result = join(outcomes.map((outcome) => outcome.result));
  return { result, changed, ...thrownByAny(outcomes) };
}
