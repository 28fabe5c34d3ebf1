import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import type { CallOutcome, CallRequest, Solver } from "./solver.ts";
import { Filling, substitute } from "./substitute.ts";
import type { Symbol } from "./taint.ts";
import { GIVEN_BACK, membersOf } from "./unknown-members.ts";

/**
 * What a call gives of a function that this one was handed: `run(() => value)`. Which function that
 * is, and what it saw where it was made, is known to whoever hands it over.
 */
export function withGivenBack(outcome: CallOutcome, { callee, isNew }: CallRequest): CallOutcome {
  if (isNew || callee.unknowns.length === 0) return outcome;
  const handed = callee.unknowns.filter(
    ({ path, symbol }) => path.length === 0 && symbol.kind !== "this",
  );
  if (handed.length === 0) return outcome;
  const given = { ...NOTHING, unknowns: membersOf(handed, GIVEN_BACK) };
  return { ...outcome, result: join([outcome.result, given]) };
}

/** What functions give of what they saw where they were made; what they are called with is told elsewhere. */
export function givenBackBy(solver: Solver, { closures, unknowns }: AbstractValue): AbstractValue {
  const given = closures.map((closure) => {
    const { captures, receiver } = closure;
    if (captures.size === 0 && !receiver) return NOTHING;
    const summary = solver.summary(closure, [], receiver);
    if (!summary) return NOTHING;
    const seen = (symbol: Symbol): AbstractValue => {
      if (symbol.kind === "variable") return captures.get(symbol.variable) ?? NOTHING;
      return symbol.kind === "this" ? (receiver ?? NOTHING) : NOTHING;
    };
    const deeper = (functions: AbstractValue) => givenBackBy(solver, functions);
    return substitute(summary.returned, new Filling(seen, undefined, deeper));
  });
  const open = unknowns.filter(({ path }) => path.length === 0);
  return join([...given, { ...NOTHING, unknowns: membersOf(open, GIVEN_BACK) }]);
}
