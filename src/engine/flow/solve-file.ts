import { newActivation, releaseMade } from "./activation.ts";
import { exposeExports } from "./exposed.ts";
import type { KnownFiles } from "./known-files.ts";
import { noteLibraryPatterns } from "./library-patterns.ts";
import type { ModuleValues } from "./module-values.ts";
import { solveEntry } from "./solve-entry.ts";
import type { Solver } from "./solver.ts";

/** What is left for what a package exports, when all of its functions were looked at by themselves. */
const HALF = 1 / 2;
const WHOLE = 1;
/** What one function may take of what is left: those behind it get their share, too. */
const PART = 1 / 2;

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
  const { program } = solver;
  const isPublished = program.isPublished(path);
  solver.share(isPublished ? HALF : WHOLE, () => {
    for (const [index, { code }] of facts.ir.functions.entries()) {
      if (index === 0 || code.length === 0) continue;
      solver.share(PART, () => {
        const summary = solver.summary({ file: path, index, captures: new Map() }, [], undefined);
        noteLibraryPatterns(solver, { file: path, index }, summary, module);
      });
    }
  });
  if (isPublished) exposeExports(solver, path, modules.exportsOf(path));
  releaseMade(solver, { ...module, made: new Map(made) });
  for (const entry of program.entries(path, facts.ir)) solveEntry(solver, path, entry, module);
}
