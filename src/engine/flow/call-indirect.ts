import type { AbstractValue, Closure } from "./abstract-value.ts";
import { withBound } from "./bound-arguments.ts";
import type { Activation, CallOutcome, CallRequest, Solver } from "./solver.ts";

/** `f.call(this, x)`, `f.apply(this, list)`, `f.bind(this, x)`. */
export function callIndirect(
  solver: Solver,
  method: "call" | "apply" | "bind",
  target: AbstractValue,
  request: CallRequest,
  activation: Activation,
): CallOutcome | undefined {
  if (target.closures.length === 0 && target.apis.length === 0) return undefined;
  const [receiver, ...rest] = request.arguments;
  if (method === "bind") {
    const closures = target.closures.map((closure) =>
      withBound(receiver ? { ...closure, receiver } : closure, rest),
    );
    // What is bound arrives, whenever somebody calls the function.
    const bound = { ...request, method: undefined, arguments: [], spreadFrom: 0 };
    if (rest.length > 0) {
      for (const closure of closures) solver.callClosure(closure, bound, activation);
    }
    return { result: { ...target, closures }, changed: new Map() };
  }
  const spread = method === "apply";
  const isGiven = receiver !== undefined && receiver.constant === undefined;
  const closures = target.closures.map((closure) =>
    isGiven && hasOwnThis(solver, closure) ? { ...closure, receiver: undefined } : closure,
  );
  const { result, changed } = solver.call(
    {
      ...request,
      callee: { ...target, closures },
      receiver,
      method: undefined,
      arguments: rest,
      spreadFrom: spread ? 0 : rest.length,
    },
    activation,
  );
  // What the callee sees as `this` is the first argument here.
  return { result, changed: new Map([...changed].map(([at, value]) => [at + 1, value])) };
}

/** Arrow functions keep the `this` of where they were made. */
function hasOwnThis(solver: Solver, { file, index }: Closure): boolean {
  return solver.facts(file)?.ir.functions[index]?.kind !== "arrow";
}
