import type { FileFacts } from "./program.ts";
import type { KnownFiles } from "./known-files.ts";
import type { Activation, Site, Solver } from "./solver.ts";
import type { Hit, Summary } from "./summary.ts";

/** The type of what a function gets that a package keeps to itself. */
const INNER_INPUT = "global.LibraryInnerInput";

/**
 * Functions inside of a package match texts that its users hand over in ways that nobody follows:
 * streams, plug-ins, tables of handlers. What a slow pattern looks at there is taken for such a text.
 */
export function noteLibraryPatterns(
  solver: Solver,
  files: KnownFiles,
  { path, index, summary }: { path: string; index: number; summary: Summary | undefined },
  module: Activation,
): void {
  const hits = summary?.hits.filter(isSlowMatch) ?? [];
  if (hits.length === 0 || !isOfLibrary(solver, files, path)) return;
  const node = solver.program.trie.type(INNER_INPUT);
  const description = files.facts(path)?.ir.functions[index];
  if (!node || !description) return;
  for (const { unknown, sink } of hits) {
    const { symbol } = unknown;
    const parameter =
      symbol.kind === "parameter" ? description.parameters[symbol.index] : undefined;
    const { start, end } = parameter?.range ?? description.range;
    const site: Site = { file: path, start, end };
    solver.sink(solver.ofApi([node], site), sink, module);
  }
}

function isSlowMatch({ sink }: Hit): boolean {
  return sink.row.kind === "exponential-match" || sink.row.kind === "power-match";
}

/** True in a package one of whose files hands something to its users: programs that are only run do not. */
function isOfLibrary({ program }: Solver, files: KnownFiles, path: string): boolean {
  return program.publishedBeside(path).some((each) => exportsSomething(files.table(each)));
}

function exportsSomething(facts: FileFacts | undefined): boolean {
  if (!facts) return false;
  const { exports, stars, exportsVariable } = facts.ir;
  return exports.size + stars.length > 0 || exportsVariable !== undefined;
}
