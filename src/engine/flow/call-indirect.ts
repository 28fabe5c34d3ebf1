import { type AbstractValue, type Closure, NOTHING } from "./abstract-value.ts";
import { listOf } from "./argument-list.ts";
import { withBound } from "./bound-arguments.ts";
import type { Activation, CallOutcome, CallRequest, Solver } from "./solver.ts";
import { storeMember } from "./stored-members.ts";
import { OBJECT } from "./taint.ts";
import { restrictStates, withoutUntrusted } from "./untrusted.ts";

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
    // Whatever else it may be, only functions can be bound.
    const known = restrictStates(target, OBJECT);
    const closures = known.closures.map((closure) =>
      withBound(receiver ? { ...closure, receiver } : closure, rest),
    );
    // What is bound arrives, whenever somebody calls the function.
    const bound = { ...request, method: undefined, arguments: [], spreadFrom: 0 };
    if (rest.length > 0) {
      for (const closure of closures) solver.callClosure(closure, bound, activation);
    }
    const result = boundApi(solver, { ...known, closures }, receiver, rest, request, activation);
    return { result, changed: new Map() };
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

/** Where a function of a library keeps what it was bound to. */
const BOUND = "[bound]";

/** `exec.bind(null, command)`: what is bound arrives, and stands before what the function is called with. */
export function boundApi(
  solver: Solver,
  target: AbstractValue,
  receiver: AbstractValue | undefined,
  given: readonly AbstractValue[],
  request: CallRequest,
  activation: Activation,
): AbstractValue {
  if (target.apis.length === 0 || given.length === 0) return target;
  const callee = { ...NOTHING, apis: target.apis };
  const call = { ...request, callee, receiver, method: undefined };
  solver.call({ ...call, arguments: given, spreadFrom: given.length }, activation);
  // It was told where it is bound, once for all calls.
  const told = given.map(withoutUntrusted);
  const before = [...(target.members?.get(BOUND)?.members?.values() ?? [])];
  return storeMember(target, BOUND, listOf([...before, ...told]));
}

/** The call of a library's function with what it was bound to before what it is called with. */
export function withBoundTo(request: CallRequest): CallRequest {
  const bound = request.callee.members?.get(BOUND)?.members;
  if (!bound || request.callee.apis.length === 0) return request;
  return {
    ...request,
    arguments: [...bound.values(), ...request.arguments],
    spreadFrom: request.spreadFrom + bound.size,
  };
}

/** `Reflect.apply(f, this, list)` is `f.apply(this, list)`, and `Reflect.construct(F, list)` is `new F(...list)`. */
export function callReflected(
  solver: Solver,
  request: CallRequest,
  activation: Activation,
): CallOutcome | undefined {
  const { method, receiver, spreadFrom } = request;
  const [target, ...given] = request.arguments;
  if (method !== "apply" && method !== "construct") return undefined;
  if (!target || spreadFrom < request.arguments.length) return undefined;
  const reflect = solver.program.trie.global("Reflect");
  if (!reflect || !receiver?.apis.includes(reflect)) return undefined;
  if (method === "apply") {
    const call = { ...request, arguments: given, spreadFrom: given.length };
    return callIndirect(solver, "apply", target, call, activation);
  }
  const [list = NOTHING] = given;
  const made = { ...request, callee: target, receiver: undefined, method: undefined };
  const { result } = solver.call(
    { ...made, arguments: [list], spreadFrom: 0, isNew: true },
    activation,
  );
  return { result, changed: new Map() };
}

/** Arrow functions keep the `this` of where they were made. */
function hasOwnThis(solver: Solver, { file, index }: Closure): boolean {
  return solver.facts(file)?.ir.functions[index]?.kind !== "arrow";
}
