import type { Instruction } from "../ir/ir.ts";
import { type AbstractValue, type Closure, NOTHING, join } from "./abstract-value.ts";
import { shareValue } from "./made-functions.ts";
import { withSwitches } from "./option-switches.ts";
import { sameValue } from "./same-value.ts";
import type { Activation, Solver } from "./solver.ts";
import { unknownOf } from "./taint.ts";

/** What a variable that several functions see holds for the one that is evaluated. */
export function sharedVariable(
  solver: Solver,
  { variable, byOthers }: Pick<Extract<Instruction, { op: "shared" }>, "variable" | "byOthers">,
  activation: Activation,
): AbstractValue {
  const { facts, file, index } = activation;
  if (facts.moduleVariables.has(variable)) return solver.moduleVariable(file, variable, byOthers);
  const own = (byOthers ? activation.innerShares : activation.shares).get(variable) ?? NOTHING;
  // The state of a component or a store is what its functions make of it whenever they run.
  if (byOthers && facts.writtenInside.has(variable) && isKept(solver, file, index))
    return join([own, solver.shared.given(`${file}:${variable}`) ?? NOTHING]);
  // What it holds here by itself, as it came from outside, is another value.
  if (byOthers || !facts.captured.get(index)?.has(variable)) return own;
  const unknown = unknownOf({ kind: "variable", variable });
  const given = activation.foreignShares.get(variable) ?? NOTHING;
  if (given.constant && own === NOTHING) return given;
  const joined = join([{ ...NOTHING, unknowns: [unknown] }, own, given]);
  const seen = own === NOTHING ? withSwitches(joined, given) : joined;
  return given.regex && own === NOTHING ? { ...seen, regex: given.regex } : seen;
}

/** True of a component with state, or of what sets up a store: its variables live on when it has run. */
function isKept(solver: Solver, file: string, index: number): boolean {
  return solver.facts(file)?.ir.functions[index]?.again === true;
}

/** A variable that several functions see is given a value. */
export function share(
  solver: Solver,
  variable: number,
  value: AbstractValue,
  activation: Activation,
): void {
  const { facts, file } = activation;
  if (facts.moduleVariables.has(variable)) {
    solver.shareModuleVariable(file, variable, value, activation);
    return;
  }
  // An object of an outer function is the same after a call that changed nothing of it.
  const isForeign = facts.captured.get(activation.index)?.has(variable) ?? false;
  if (isForeign && sameValue(value, sharedVariable(solver, { variable }, activation))) return;
  shareValue(activation, variable, value);
}

/**
 * What a function that is called sees of an outer one. A function that came from outside took no
 * data along: where both were made in the same function, it sees what its caller sees.
 */
export function seenBy(
  solver: Solver,
  { file, index, captures }: Closure,
  variable: number,
  activation: Activation,
): AbstractValue {
  const held = captures.get(variable) ?? NOTHING;
  const isSeenHere =
    file === activation.file && activation.facts.captured.get(activation.index)?.has(variable);
  if (!isSeenHere || activation.made.has(String(index))) return held;
  return join([held, sharedVariable(solver, { variable }, activation)]);
}

/** True of variables that the running function, or one around it, has itself: their functions write them for it alone. */
export function isSeenFrom(
  { file, facts, index }: Activation,
  owner: string,
  variable: number,
): boolean {
  if (file !== owner) return false;
  const sees = facts.captured.get(index);
  return sees?.has(variable) || facts.writtenInside.get(variable) === index;
}

/**
 * A function whose maker has returned, with what the others that were made with it put into the
 * variables that only they see: `const cart = (() => { let items; return { add, total }; })()`.
 */
export function withShared(solver: Solver, closure: Closure, activation: Activation): Closure {
  const { file, captures } = closure;
  if (captures.size === 0) return closure;
  const { writtenInside } = solver.facts(file) ?? activation.facts;
  if (writtenInside.size === 0) return closure;
  let seen: Map<number, AbstractValue> | undefined;
  for (const [variable, held] of captures) {
    const owner = writtenInside.get(variable);
    if (owner === undefined) continue;
    if (isSeenFrom(activation, file, variable) && !isKept(solver, file, owner)) continue;
    const given = solver.shared.given(`${file}:${variable}`);
    if (!given || given === NOTHING) continue;
    seen ??= new Map(captures);
    seen.set(variable, join([held, given]));
  }
  return seen ? { ...closure, captures: seen } : closure;
}
