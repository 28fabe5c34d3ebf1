import { NOTHING, loadMember } from "./abstract-value.ts";
import { callOf } from "./call-of.ts";
import type { ProgramEntry } from "./program.ts";
import type { Activation, Solver } from "./solver.ts";

/** Calls an exported function as a framework does. */
export function solveEntry(
  solver: Solver,
  path: string,
  { name, typeOf }: ProgramEntry,
  module: Activation,
): void {
  const [exportName = "", ...members] = name.split(".");
  const entry = members.reduce(loadMember, solver.exported(path, exportName));
  for (const closure of entry.closures) {
    const description = solver.facts(closure.file)?.ir.functions[closure.index];
    const given = (description?.parameters ?? []).map((parameter, index) => {
      const type = typeOf(index);
      const node = type === undefined ? undefined : solver.program.trie.type(type);
      return node ? solver.ofApi([node], { file: closure.file, ...parameter.range }) : NOTHING;
    });
    const call = callOf(closure, given, { file: path, start: 0, end: 0 });
    solver.callClosure(closure, call, module);
  }
}
