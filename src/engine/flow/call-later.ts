import type { SummaryRow } from "../models/model.ts";
import { type AbstractValue, type Closure, NOTHING, loadAny } from "./abstract-value.ts";
import { storeMember } from "./stored-members.ts";
import type { ApiNode } from "./api-node.ts";
import { HANDED } from "./handed-name.ts";
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

type HeldFunctions = readonly (readonly [position: number, functions: AbstractValue])[];

/** A result that is called later, with the functions that will run then. */
export function keptArguments(
  nodes: readonly ApiNode[],
  request: CallRequest,
  result: AbstractValue,
): AbstractValue {
  if (result.apis.length === 0) return result;
  const held = nodes.some(({ keepsArguments }) => keepsArguments)
    ? request.arguments.map(({ closures }, i) => [i, { ...NOTHING, closures }] as const)
    : heldBy(request);
  if (held.length === 0) return result;
  const kept = held.reduce(
    (value, [position, functions]) => storeMember(value, `${HANDED}${position}`, functions),
    result,
  );
  return { ...kept, replaced: result.replaced };
}

function heldBy({ callee, receiver }: CallRequest): HeldFunctions {
  const ofCallee = heldIn(callee);
  return ofCallee.length > 0 || !receiver ? ofCallee : heldIn(receiver);
}

function heldIn({ apis, members }: AbstractValue): HeldFunctions {
  if (!members || apis.length === 0) return [];
  return [...members].flatMap(([name, functions]) =>
    name.startsWith(HANDED) ? [[Number(name.slice(HANDED.length)), functions] as const] : [],
  );
}

/** Functions that an earlier call was handed run now: what they are called with, and what they give. */
export function calledLater(
  solver: Solver,
  node: ApiNode,
  request: CallRequest,
  activation: Activation,
  run: RunCallback,
): AbstractValue[] {
  if (node.later.length === 0) return [];
  const results: AbstractValue[] = [];
  for (const [at, { closures }] of heldBy(request)) {
    const rows = node.later.filter(({ row }) => calledArgument(row) === at);
    const [first] = rows;
    if (!first) continue;
    const inputs = new Map<number, AbstractValue>();
    for (const { row } of rows) {
      const [, parameter] = row.to;
      if (parameter?.token === "parameter")
        inputs.set(
          parameter.from,
          placed(row.to.slice(2), read(solver, row.from, request, activation)),
        );
    }
    const place = first.outer.argumentAt(at)[0] ?? node;
    for (const closure of closures) {
      const outcome = run(solver, closure, [place], request, activation, undefined, inputs);
      for (const { row } of rows) {
        if (row.from[1]?.token !== "return") continue;
        const given = row.from.some(({ token }) => token === "element")
          ? loadAny(outcome.result)
          : outcome.result;
        results.push(placed(row.to.slice(1), given));
      }
    }
  }
  return results;
}
