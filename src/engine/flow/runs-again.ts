import type { FunctionIr, VariableNumber } from "../ir/ir.ts";
import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import type { Activation, Solver } from "./solver.ts";

/**
 * True where the code of a component says something else when it runs once more, after the
 * functions that it made: they put something into its variables, or it did so itself further down.
 */
export function runsAgain(
  solver: Pick<Solver, "shared">,
  { again, code }: FunctionIr,
  { shares, innerShares, facts, file, index }: Activation,
): boolean {
  if (!again) return false;
  for (const value of innerShares.values()) if (saysSomething(value)) return true;
  for (const [variable, owner] of facts.writtenInside) {
    if (owner !== index) continue;
    if (saysSomething(solver.shared.given(`${file}:${variable}`) ?? NOTHING)) return true;
  }
  const changed = [...shares].filter(([, value]) => saysSomething(value));
  if (changed.length === 0) return false;
  const given = new Map<VariableNumber, number>();
  for (const each of code)
    if (each.op === "share") given.set(each.variable, (given.get(each.variable) ?? 0) + 1);
  return changed.some(([variable]) => (given.get(variable) ?? 0) > 1);
}

/** Numbers and switches (`setOpen(true)`, `setPage(1)`) change nothing of what a component does with its data. */
function saysSomething(value: AbstractValue): boolean {
  if (value === NOTHING) return false;
  const { taints, unknowns, apis, closures, classes, instances } = value;
  const holds = [taints, unknowns, apis, closures, classes, instances];
  return (
    holds.some((each) => each.length > 0) ||
    value.members !== undefined ||
    value.prefix !== undefined ||
    value.regex !== undefined ||
    value.patterns !== undefined ||
    value.paths !== undefined ||
    value.foundUnder !== undefined ||
    typeof value.constant?.value === "string"
  );
}
