import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import type { Activation, CallOutcome, CallRequest, Solver } from "./solver.ts";
import { thrownByAny } from "./thrown.ts";

/** `then`, `catch` and `finally`. A promise stands for what it gives, so its value is the receiver itself. */
export function callThen(
  solver: Solver,
  method: string,
  receiver: AbstractValue,
  request: CallRequest,
  activation: Activation,
): CallOutcome {
  const { rejected = NOTHING } = request;
  const outcomes: CallOutcome[] = [];
  for (const [index, handler] of request.arguments.entries()) {
    const isForErrors = method === "catch" || (method === "then" && index === 1);
    const given = isForErrors ? rejected : method === "then" ? receiver : NOTHING;
    const callee = { ...NOTHING, closures: handler.closures, apis: handler.apis };
    if (callee.closures.length + callee.apis.length === 0) continue;
    const call = {
      ...request,
      callee,
      receiver: undefined,
      method: undefined,
      arguments: [given],
      spreadFrom: 1,
      isNew: false,
      rejected: undefined,
    };
    outcomes.push(solver.call(call, activation));
  }
  const results = outcomes.map(({ result }) => result);
  if (method !== "then") results.unshift(receiver);
  const { thrown = NOTHING, rejected: later = NOTHING } = thrownByAny(outcomes);
  const isHandled = method === "catch" || (method === "then" && request.arguments.length > 1);
  return {
    result: join(results),
    changed: new Map(),
    rejected: join([thrown, later, isHandled ? NOTHING : rejected]),
  };
}
