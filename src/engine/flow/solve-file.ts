import { newActivation, releaseMade } from "./activation.ts";
import { exposeExports } from "./exposed.ts";
import type { KnownFiles } from "./known-files.ts";
import { noteLibraryPatterns } from "./library-patterns.ts";
import type { ModuleValues } from "./module-values.ts";
import { solveEntry } from "./solve-entry.ts";
import type { Solver } from "./solver.ts";

/** Evaluates everything in one file: what its module does, each function as if anybody called it, and those that a framework calls. */
export function solveFile(
  solver: Solver,
  files: KnownFiles,
  modules: ModuleValues,
  path: string,
): void {
  const facts = files.table(path);
  if (!facts) return;
  const { made } = modules.state(path);
  const module = newActivation(path, facts, 0);
  for (const [index, { code }] of facts.ir.functions.entries()) {
    if (index > 0 && code.length > 0) {
      const summary = solver.summary({ file: path, index, captures: new Map() }, [], undefined);
      noteLibraryPatterns(solver, { file: path, index }, summary, module);
    }
  }
  const { program } = solver;
  if (program.isPublished(path)) exposeExports(solver, path, modules.exportsOf(path));
  releaseMade(solver, { ...module, made: new Map(made) });
  for (const entry of program.entries(path, facts.ir)) solveEntry(solver, path, entry, module);
}
