import type { AbstractValue, Closure } from "./abstract-value.ts";
import type { CallOutcome, CallRequest } from "./solver.ts";

/** Arguments that `bind` gave a function stand among what it captured, under numbers that no variable has. */
function placeOf(index: number): number {
  return -1 - index;
}

/** The function with further arguments before those that it will be called with. */
export function withBound(closure: Closure, given: readonly AbstractValue[]): Closure {
  if (given.length === 0) return closure;
  const before = boundTo(closure).length;
  const captures = new Map(closure.captures);
  for (const [index, value] of given.entries()) captures.set(placeOf(before + index), value);
  return { ...closure, captures };
}

/** The arguments that a function was bound to. */
export function boundTo({ captures }: Closure): readonly AbstractValue[] {
  const bound: AbstractValue[] = [];
  for (let value = captures.get(placeOf(0)); value; value = captures.get(placeOf(bound.length)))
    bound.push(value);
  return bound;
}

/** Calls a function with what it was bound to before what it is called with; what changed is told by the caller's positions. */
export function callBound(
  closure: Closure,
  request: CallRequest,
  call: (closure: Closure, request: CallRequest) => CallOutcome,
): CallOutcome {
  const bound = boundTo(closure);
  const captures = new Map([...closure.captures].filter(([variable]) => variable >= 0));
  const { result, changed } = call(
    { ...closure, captures },
    {
      ...request,
      arguments: [...bound, ...request.arguments],
      spreadFrom: request.spreadFrom + bound.length,
    },
  );
  const ofCaller = [...changed].filter(([at]) => at < 0 || at >= bound.length);
  const told = ofCaller.map(([at, value]) => [at < 0 ? at : at - bound.length, value] as const);
  return { result, changed: new Map(told) };
}
