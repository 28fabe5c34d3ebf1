import { type AbstractValue, NOTHING, join, loadMember } from "./abstract-value.ts";
import { isSchema, passedThrough } from "./schemas.ts";
import type { Activation, CallOutcome, CallRequest, Solver } from "./solver.ts";
import { storeMember } from "./stored-members.ts";

/** Where a method of a schema keeps the schema that it was taken from. */
const OWNER = "(owner)";

/** `Label.parse` as a value: what it is called on goes with it. */
export function withOwner(method: AbstractValue, owner: AbstractValue): AbstractValue {
  return isSchema(owner) ? storeMember(method, OWNER, owner) : method;
}

/** A library calls what it was handed: a function, one of a library, a method of a schema, or a schema by itself. */
export function callHanded(
  solver: Solver,
  handed: AbstractValue,
  given: readonly AbstractValue[],
  request: CallRequest,
  activation: Activation,
): CallOutcome[] {
  const call = { ...request, arguments: given, spreadFrom: given.length, isNew: false };
  const outcomes = handed.closures.map((closure) => solver.callClosure(closure, call, activation));
  const receiver = handed.members?.get(OWNER);
  if (receiver) {
    const callee = { ...NOTHING, apis: handed.apis };
    outcomes.push(solver.call({ ...call, callee, receiver, method: undefined }, activation));
  } else if (isSchema(handed)) {
    const [first = NOTHING] = given;
    const result = passedThrough(solver, handed, first, request, activation);
    outcomes.push({ result, changed: new Map() });
  } else if (handed.apis.length > 0) {
    const callee = { ...handed, closures: [] };
    outcomes.push(
      solver.call({ ...call, callee, receiver: undefined, method: undefined }, activation),
    );
  }
  return outcomes;
}

/** What stands under one of several names, as it was stored or as a library gives it. */
export function storedOrGiven(
  solver: Solver,
  value: AbstractValue,
  names: readonly string[],
  { site }: CallRequest,
): AbstractValue {
  return join(
    names.map((name) => {
      const stored = loadMember(value, name);
      if (value.members?.has(name) || value.apis.length === 0) return stored;
      return join([
        stored,
        solver.ofApi(
          value.apis.flatMap((node) => node.member(name)),
          site,
        ),
      ]);
    }),
  );
}
