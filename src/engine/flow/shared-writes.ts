import type { AbstractValue, Closure } from "./abstract-value.ts";
import { callOf } from "./call-of.ts";
import type { Handed } from "./handed.ts";
import { shareInner } from "./made-functions.ts";
import { isSeenFrom } from "./seen-variables.ts";
import type { Activation, CallRequest, Solver } from "./solver.ts";
import { type Filling, substitute } from "./substitute.ts";
import type { Summary } from "./summary.ts";

/** Variables of outer functions that a function was seen to write when it was called. */
export function passShares(
  solver: Solver,
  { shares }: Summary,
  { file }: Closure,
  { callee }: CallRequest,
  filling: Filling,
  activation: Activation,
): void {
  if (shares.size === 0) return;
  // A function that a caller handed over is called there once more, with what it is called with here.
  const isHanded = callee.unknowns.some(({ path }) => path.length === 0);
  for (const [variable, value] of shares) {
    const isSeen = isSeenFrom(activation, file, variable);
    if (!isSeen && isHanded) continue;
    const given = substitute(value, filling);
    if (isSeen) shareInner(activation, variable, given);
    else solver.shared.give(`${file}:${variable}`, given, activation);
  }
}

/**
 * A function that was made here and handed over is called: what it writes into variables of this
 * function happened, as in `each(list, (item) => { all += item; })`, and what it does with things of
 * a library that it is handed happens to the data of this function, which whoever called it did not
 * know: `withPage((page) => page.goto(address))`.
 */
export function writeByHanded(
  solver: Solver,
  handed: AbstractValue,
  { value, more }: Handed,
  { site }: CallRequest,
  activation: Activation,
): void {
  for (const closure of handed.closures) {
    const { file, index } = closure;
    if (file !== activation.file || !activation.made.has(String(index))) continue;
    const given = [value, ...(more?.members?.values() ?? [])];
    const isSeen = activation.facts.writers.has(index);
    if (!isSeen && !(takesDataAlong(closure) && given.some(canBeCalled))) continue;
    solver.callClosure(closure, callOf(closure, given, site), activation);
  }
}

/** True where a function saw data where it was made, and not only things that can be called. */
function takesDataAlong({ captures }: Closure): boolean {
  for (const { taints, unknowns, members } of captures.values())
    if (taints.length + unknowns.length > 0 || members) return true;
  return false;
}

/** True of things of a library, of objects of a class and of functions. */
function canBeCalled({ apis, closures, instances }: AbstractValue): boolean {
  return apis.length + closures.length + instances.length > 0;
}
