import type { Value } from "../ir/ir.ts";
import { type AbstractValue, type Closure, NOTHING } from "./abstract-value.ts";
import { asReleased } from "./made-functions.ts";
import type { FileFacts } from "./program.ts";
import { sameValues } from "./same-value.ts";
import type { Activation } from "./solver.ts";

/** What is left of a module when its code has run. */
export interface ModuleState {
  readonly variables: ReadonlyMap<number, AbstractValue>;
  /** The values of its code that others may ask for: exports and classes. */
  readonly values: ReadonlyMap<Value, AbstractValue>;
  /** Functions that it made inside blocks, with what they saw there. */
  readonly made: ReadonlyMap<string, Closure>;
}

/** A module of which nothing is known. */
export const NO_STATE: ModuleState = { variables: new Map(), values: new Map(), made: new Map() };

/** True when whoever asks cannot tell them apart. */
export function sameState(one: ModuleState, other: ModuleState): boolean {
  return (
    sameValues(one.variables, other.variables) &&
    sameValues(one.values, other.values) &&
    sameValues(capturedIn(one.made), capturedIn(other.made))
  );
}

/** Functions as values, to be compared. */
function capturedIn(made: ReadonlyMap<string, Closure>): Map<string, AbstractValue> {
  return new Map([...made].map(([key, closure]) => [key, { ...NOTHING, closures: [closure] }]));
}

/** What is kept of a module whose code has run: its classes, what it exports, and functions that saw something. */
export function stateAfter(
  facts: FileFacts,
  activation: Activation,
  variables: ReadonlyMap<number, AbstractValue>,
): ModuleState {
  const kept = new Set(facts.classValues.values());
  for (const origin of facts.ir.exports.values()) {
    if (origin.kind === "value") kept.add(origin.value);
  }
  const values = new Map([...kept].map((value) => [value, activation.values[value] ?? NOTHING]));
  const made = new Map<string, Closure>();
  for (const key of activation.made.keys()) {
    const closure = asReleased(activation, key);
    if (closure && (closure.captures.size > 0 || closure.receiver)) made.set(key, closure);
  }
  return { variables, values, made };
}
