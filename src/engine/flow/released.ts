import type { AbstractValue, Closure } from "./abstract-value.ts";
import { typedValue } from "./parameters.ts";
import { signatureOf } from "./signatures.ts";
import type { Solver } from "./solver.ts";

/**
 * A function that anybody may call, without the handlers of requests that it was made with:
 * `catchAsync(handler)`. What those are called with is guessed where they stand, and known where
 * the function is handed over; between the two it would be taken for known.
 */
export function withoutHandlers(solver: Solver, closure: Closure): Closure {
  let captures: Map<number, AbstractValue> | undefined;
  for (const [variable, value] of closure.captures) {
    const closures = value.closures.filter((each) => !takesRequest(solver, each));
    if (closures.length === value.closures.length) continue;
    captures ??= new Map(closure.captures);
    captures.set(variable, { ...value, closures });
  }
  return captures ? { ...closure, captures } : closure;
}

/** `catchAsync(handler)`: the function that the one which is handed over was made with, and calls in its turn. */
export function functionsIn({ captures }: Closure): Closure[] {
  return [...captures.values()].flatMap(({ closures }) => closures);
}

/** True where the types or the names of parameters say that a framework calls the function. */
function takesRequest(solver: Solver, { file, index }: Closure): boolean {
  const description = solver.facts(file)?.ir.functions[index];
  if (!description || description.parameters.length < 2) return false;
  const isTyped = description.parameters.some(
    ({ type, range }) => type && typedValue(solver, type, { file, ...range }).apis.length > 0,
  );
  return isTyped || signatureOf(solver, description, file) !== undefined;
}
