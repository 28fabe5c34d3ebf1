import type { ClassReference, Closure } from "./abstract-value.ts";
import type { Solver } from "./solver.ts";

/** The class that a function of the program is used as, in the old style. */
export function classOfClosure(
  solver: Pick<Solver, "facts" | "classAt">,
  { file, index }: Closure,
): ClassReference | undefined {
  const facts = solver.facts(file);
  const owner = facts?.classOf.get(index);
  if (!facts || owner === undefined) return undefined;
  if (facts.ir.classes[owner]?.constructorFunction !== index) return undefined;
  return solver.classAt(facts, owner);
}
