import { type AbstractValue, type Closure, NOTHING, join } from "./abstract-value.ts";
import { constructorOf } from "./class-members.ts";
import { noteConstructed } from "./constructed-with.ts";
import type { Activation, CallOutcome, CallRequest, Solver } from "./solver.ts";

const NO_CHANGES: ReadonlyMap<number, AbstractValue> = new Map();

/** `new` of classes, and of functions that are used as such. */
export function constructAll(
  solver: Solver,
  request: CallRequest,
  activation: Activation,
): CallOutcome[] {
  const { classes, closures, members } = request.callee;
  const shared = members?.get("prototype")?.members;
  const object: AbstractValue = shared ? { ...NOTHING, members: shared } : NOTHING;
  const outcomes = classes.map((reference) =>
    construct(solver, reference, object, request, activation),
  );
  if (classes.length > 0) return outcomes;
  return closures.map((closure) => {
    const reference = solver.classOf(closure);
    if (reference) return construct(solver, reference, object, request, activation);
    const given = { ...request, receiver: object };
    return constructed(solver.callClosure(closure, given, activation), object);
  });
}

function constructed(outcome: CallOutcome, object: AbstractValue): CallOutcome {
  const { result, changed } = outcome;
  return {
    ...outcome,
    result: join([changed.get(-1) ?? object, result]),
    changed: new Map([...changed].filter(([at]) => at >= 0)),
  };
}

/** `new C(…)`: the fields, then what the constructor stores. */
function construct(
  solver: Solver,
  reference: AbstractValue["classes"][number],
  shared: AbstractValue,
  request: CallRequest,
  activation: Activation,
): CallOutcome {
  const base = join([solver.instanceOf(reference), shared]);
  const made = constructorOf(solver, reference);
  if (!made) return { result: base, changed: NO_CHANGES };
  const { file, captures } = made.owner;
  noteConstructed(solver, made.owner, made.index, request, activation);
  const closure: Closure = { file, index: made.index, captures };
  const given = { ...request, receiver: base };
  return constructed(solver.callClosure(closure, given, activation), base);
}
