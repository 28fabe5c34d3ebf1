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
  { file, index }: { readonly file: string; readonly index: number },
  summary: Summary | undefined,
  activation: Activation,
): void {
  const hits = summary?.hits.filter(isSlowMatch) ?? [];
  if (hits.length === 0 || !solver.isLibrary(file)) return;
  const node = solver.program.trie.type(INNER_INPUT);
  const description = solver.facts(file)?.ir.functions[index];
  if (!node || !description) return;
  for (const { unknown, sink } of hits) {
    const { symbol } = unknown;
    const parameter =
      symbol.kind === "parameter" ? description.parameters[symbol.index] : undefined;
    const { start, end } = parameter?.range ?? description.range;
    const site: Site = { file, start, end };
    solver.sink(solver.ofApi([node], site), sink, activation);
  }
}

function isSlowMatch({ sink }: Hit): boolean {
  return sink.row.kind === "exponential-match" || sink.row.kind === "power-match";
}
