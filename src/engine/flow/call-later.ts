import type { SummaryRow } from "../models/model.ts";
import { type AbstractValue, type Closure, NOTHING } from "./abstract-value.ts";
import { storeMember } from "./stored-members.ts";
import type { ApiNode } from "./api-node.ts";
import { placed, read } from "./call-paths.ts";
import type { Activation, CallOutcome, CallRequest, Solver } from "./solver.ts";

/** Calls a function as a library does, with some of its parameters given. */
type RunCallback = (
  solver: Solver,
  closure: Closure,
  callers: readonly ApiNode[],
  request: CallRequest,
  activation: Activation,
  passed: undefined,
  inputs: ReadonlyMap<number, AbstractValue>,
) => CallOutcome;

/** The argument that is a function which the row calls. */
function calledArgument({ from, to }: SummaryRow): number | undefined {
  const [first, second] = to[1]?.token === "parameter" ? to : from;
  const isCalled = second?.token === "parameter" || second?.token === "return";
  return isCalled && first?.token === "argument" ? first.from : undefined;
}

/** What a function is called with whose result the row is about, as other rows of the call say. */
export function inputsOf(
  solver: Solver,
  node: ApiNode,
  row: SummaryRow,
  request: CallRequest,
  activation: Activation,
): AbstractValue[] {
  const [, handed, told] = row.from;
  const isTold = handed?.token === "parameter" && told?.token === "argument";
  if (handed?.token !== "return" && !isTold) return [];
  const given: AbstractValue[] = [];
  const [first] = row.from;
  const position = first?.token === "argument" ? first.from : undefined;
  for (const other of node.summaries) {
    const [, parameter] = other.to;
    if (parameter?.token !== "parameter" || calledArgument(other) !== position) continue;
    given[parameter.from] = read(solver, other.from, request, activation);
  }
  const places = first?.token === "argument" ? node.argumentAt(first.from) : [];
  for (const { parameters } of places) {
    for (const { from, node: place } of parameters)
      if (isGiven(solver, place)) given[from] ??= solver.ofApi([place], request.site);
  }
  return Array.from(given, (value) => value ?? NOTHING);
}

/** What a library hands over by itself: something that somebody sent, or that others left in a channel. */
function isGiven({ program }: Solver, place: ApiNode): boolean {
  if (place.sources.length > 0) return true;
  return program.trie.expand([place]).some(({ channels }) => channels.length > 0);
}

/** Where a value keeps the functions that the call which made it was handed. */
const HANDED = "[handed]";

/** A result that is called later, with the functions that will run then. */
export function keptArguments(
  nodes: readonly ApiNode[],
  request: CallRequest,
  result: AbstractValue,
): AbstractValue {
  if (result.apis.length === 0) return result;
  let held = heldBy(request);
  if (nodes.some(({ keepsArguments }) => keepsArguments)) {
    held = request.arguments.reduce(
      (list, { closures }, i) => storeMember(list, String(i), { ...NOTHING, closures }),
      NOTHING,
    );
  }
  return held ? { ...storeMember(result, HANDED, held), replaced: result.replaced } : result;
}

function heldBy({ callee, receiver }: CallRequest): AbstractValue | undefined {
  return callee.members?.get(HANDED) ?? receiver?.members?.get(HANDED);
}

/** Functions that an earlier call was handed run now: what they are called with, and what they give. */
export function calledLater(
  solver: Solver,
  node: ApiNode,
  request: CallRequest,
  activation: Activation,
  run: RunCallback,
): AbstractValue[] {
  const held = node.later.length > 0 ? heldBy(request) : undefined;
  if (!held) return [];
  const results: AbstractValue[] = [];
  for (const [at, { closures }] of held.members ?? []) {
    const rows = node.later.filter(({ row }) => calledArgument(row) === Number(at));
    const [first] = rows;
    if (!first) continue;
    const inputs = new Map<number, AbstractValue>();
    for (const { row } of rows) {
      const [, parameter] = row.to;
      if (parameter?.token === "parameter")
        inputs.set(parameter.from, read(solver, row.from, request, activation));
    }
    const place = first.outer.argumentAt(Number(at))[0] ?? node;
    for (const closure of closures) {
      const outcome = run(solver, closure, [place], request, activation, undefined, inputs);
      for (const { row } of rows) {
        if (row.from[1]?.token === "return") results.push(placed(row.to.slice(1), outcome.result));
      }
    }
  }
  return results;
}
