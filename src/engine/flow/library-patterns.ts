import type { AbstractValue } from "./abstract-value.ts";
import { slowMatch } from "./call-sinks.ts";
import { slowness } from "../patterns/slow-pattern.ts";
import type { Activation, Site, Solver } from "./solver.ts";
import type { Hit, Summary } from "./summary.ts";

/** The type of what a function gets that a package keeps to itself. */
const INNER_INPUT = "global.LibraryInnerInput";
/** Of tables that are kept those are told that a text of a few thousand characters keeps busy. */
const MIN_DEGREE = 3;

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

/**
 * A package that keeps patterns in tables matches what its users hand over with those that it picks:
 * by number, by name, in code that it makes, or in another package that it gives them to. Which one
 * meets which text is known to none of these places, so what is kept is taken for what is used.
 */
export function noteKeptPattern(
  solver: Solver,
  value: AbstractValue,
  activation: Activation,
): void {
  const { file } = activation;
  const { regex } = value;
  if (!regex?.at || regex.at.file !== file || !solver.isLibrary(file)) return;
  const slow = slowness(regex.pattern, regex.flags);
  if (!slow || (slow.growth === "power" && slow.degree < MIN_DEGREE)) return;
  const node = solver.program.trie.type(INNER_INPUT);
  if (node) slowMatch(solver, solver.ofApi([node], regex.at), regex, regex.at, activation);
}

function isSlowMatch({ sink }: Hit): boolean {
  return sink.row.kind === "exponential-match" || sink.row.kind === "power-match";
}
