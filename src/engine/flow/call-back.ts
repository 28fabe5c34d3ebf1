import type { PathToken } from "../models/place.ts";
import type { AbstractValue, Closure } from "./abstract-value.ts";
import type { ApiNode } from "./api-node.ts";
import { fulfilled } from "./call-conditions.ts";
import { withMore } from "./all-given.ts";
import { boundTo } from "./bound-arguments.ts";
import { read, readOfElement } from "./call-paths.ts";
import { handedErrors } from "./channels.ts";
import { callOf } from "./call-of.ts";
import { checkedSources } from "./checked-sources.ts";
import { type StandingCheck, afterChecks } from "./standing-checks.ts";
import type { Activation, CallOutcome, CallRequest, Site, Solver } from "./solver.ts";

/** A library calls a function that it was handed, with what its models say it gives. */
export function callBack(
  solver: Solver,
  closure: Closure,
  callers: readonly ApiNode[],
  outer: CallRequest,
  activation: Activation,
  passed: Passed = nothingPassed(),
  inputs: ReadonlyMap<number, AbstractValue> = new Map(),
): CallOutcome {
  const { site } = outer;
  const own = solver.facts(closure.file)?.ir.functions[closure.index]?.parameters ?? [];
  // What was bound comes before what a framework gives.
  const taken = own.slice(boundTo(closure).length);
  const parameters = withMore(taken);
  const given: AbstractValue[] = [];
  const keys: string[] = [];
  const shift = isForErrors(callers, taken.length, outer) ? 1 : 0;
  const schemaAt = (path: readonly PathToken[]) =>
    readOfElement(path, passed.element) ?? read(solver, path, outer, activation);
  for (const [index, description] of parameters.entries()) {
    const place: Site = { file: closure.file, ...description.range };
    const at = (place: number) => callers.flatMap((node) => node.parameterAt(place));
    const nodes = fulfilled(at(index - shift), outer);
    if (index < shift) {
      given.push(handedErrors(solver, solver.program.trie.expand(at(2)), site.file));
      keys.push("");
      continue;
    }
    const before = inputs.get(index) ?? passed.values.get(keyOf(nodes));
    const value = before ?? solver.ofApi(nodes, place);
    const checked = before ?? checkedSources(solver, value, nodes, schemaAt, outer, activation);
    const around = { request: outer, place, activation };
    given.push(afterChecks(solver, checked, index - shift, passed.checks, around));
    keys.push(keyOf(nodes));
  }
  const itself = callers.flatMap(({ receiver }) => receiver ?? []);
  const receiver = itself.length > 0 ? solver.ofApi(itself, site) : undefined;
  const call = { ...callOf(closure, given, site), receiver };
  const outcome = solver.callClosure(closure, call, activation);
  for (const [index, key] of keys.entries()) {
    const after = outcome.changed.get(index);
    if (key !== "" && after?.replaced) passed.values.set(key, after);
  }
  return outcome;
}

/** What stands before the next handler of one call. */
export interface Passed {
  /** What handlers made of the request, by its types. */
  readonly values: Map<string, AbstractValue>;
  /** What libraries look at. */
  readonly checks: StandingCheck[];
  /** Functions that were called so far. */
  readonly called: Set<Closure>;
  /** The element of a list in which the handler stands: a route among routes. */
  element?: AbstractValue;
}

export function nothingPassed(): Passed {
  return { values: new Map(), checks: [], called: new Set() };
}

/** Handlers with four parameters get the error first. */
function isForErrors(callers: readonly ApiNode[], count: number, { method }: CallRequest): boolean {
  if (method !== "use" || count !== 4) return false;
  return callers.every(({ parameters }) => parameters.every(({ to }) => (to ?? 9) < 3));
}

function keyOf(nodes: readonly ApiNode[]): string {
  return nodes
    .flatMap(({ types }) => types)
    .sort()
    .join();
}
