import { type AbstractValue, type Closure, NOTHING } from "./abstract-value.ts";
import { bindingOf, summaryRest } from "./call.ts";
import { stepInto } from "./call-step.ts";
import { givenBackBy } from "./given-back.ts";
import { placeOfHit } from "./handed-statement.ts";
import type { Activation, CallRequest, Solver } from "./solver.ts";
import { Filling } from "./substitute.ts";

const NO_CAPTURES: ReadonlyMap<number, AbstractValue> = new Map();

/**
 * What a function does with its arguments as far as it is known by itself: where too much work is
 * left to follow it with all that it sees. Costs no more than what it says.
 */
export function callAlone(
  solver: Solver,
  { file, index }: Closure,
  request: CallRequest,
  activation: Activation,
): void {
  const summary = solver.summary({ file, index, captures: NO_CAPTURES }, [], undefined);
  if (!summary || summary.isCut) return;
  const description = solver.facts(file)?.ir.functions[index];
  const binding = bindingOf(request, undefined, summaryRest(description), () => NOTHING);
  const step = stepInto(request.site, file, description);
  const filling = new Filling(binding, step, (functions) => givenBackBy(solver, functions));
  for (const hit of summary.hits) {
    if (hit.sink.pending) continue;
    const actual = filling.actual(hit.unknown);
    if (actual) solver.sink(actual, placeOfHit(hit, actual, request.site), activation);
  }
}
