import type { Closure } from "./abstract-value.ts";
import type { ApiNode } from "./api-trie.ts";
import type { Solver } from "./solver.ts";

/** What the team's models say of a function of the program, found by its file and name. */
export function ownNodes(solver: Solver, { file, index }: Closure): readonly ApiNode[] {
  const { trie } = solver.program;
  if (!trie.hasOwn) return [];
  const description = solver.facts(file)?.ir.functions[index];
  const isPlain = description?.kind === "function" || description?.kind === "arrow";
  return isPlain && description.name !== "" ? trie.ownFunction(file, description.name) : [];
}
