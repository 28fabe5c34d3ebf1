import { type AbstractValue, type Closure, NOTHING, join } from "./abstract-value.ts";
import type { Activation } from "./solver.ts";

/** A function is made; a function that knows itself by name did not make itself. */
export function noteMade(activation: Activation, closure: Closure): void {
  if (closure.index === activation.index) return;
  const key = String(closure.index);
  activation.made.set(key, closure);
  activation.madeAfter.set(key, activation.shareLog.length);
}

/**
 * A function that was made here, with what its variables became after it was made. What they were
 * before is gone: a check that came in between holds for it.
 */
export function asReleased(activation: Activation, key: string): Closure | undefined {
  const closure = activation.made.get(key);
  if (!closure) return undefined;
  const later = activation.shareLog.slice(activation.madeAfter.get(key) ?? 0);
  if (later.length === 0) return closure;
  const byVariable = new Map<number, AbstractValue[]>();
  for (const { variable, value } of later) {
    const before = closure.captures.get(variable);
    if (!before) continue;
    const values = byVariable.get(variable);
    if (values) values.push(value);
    else byVariable.set(variable, [before, value]);
  }
  if (byVariable.size === 0) return closure;
  const captures = new Map(closure.captures);
  for (const [variable, values] of byVariable) captures.set(variable, join(values));
  return { ...closure, captures };
}

/** An own variable, or one of an outer function, is given a value that other functions see. */
export function shareValue(activation: Activation, variable: number, value: AbstractValue): void {
  const { facts, index, foreignShares, shares, shareLog } = activation;
  const isForeign = facts.captured.get(index)?.has(variable) ?? false;
  const table = isForeign ? foreignShares : shares;
  table.set(variable, join([table.get(variable) ?? NOTHING, value]));
  if (!isForeign) shareLog.push({ variable, value });
}

/** The same, by a function that was called. */
export function shareInner(activation: Activation, variable: number, value: AbstractValue): void {
  shareValue(activation, variable, value);
  const { innerShares } = activation;
  innerShares.set(variable, join([innerShares.get(variable) ?? NOTHING, value]));
}
