import { type AbstractValue, NOTHING, loadMember } from "./abstract-value.ts";
import type { ApiNode } from "./api-trie.ts";
import type { Activation, Site, Solver } from "./solver.ts";

/** Deeper members of what a handler returns mean nothing to any framework. */
const MAX_DEPTH = 3;

/** What a decorated method returns is used by the framework: `@Redirect()` goes to its `url`. */
export function returnedSinks(
  solver: Solver,
  value: AbstractValue,
  site: Site,
  activation: Activation,
): void {
  if (value === NOTHING) return;
  const { facts, index } = activation;
  const owner = facts.classOf.get(index);
  if (owner === undefined) return;
  const { trie } = solver.program;
  const members = facts.ir.classes[owner]?.members ?? [];
  for (const { name } of members.find((each) => each.function === index)?.decorators ?? []) {
    const type = trie.decorated(name.specifier, name.path.join("."));
    const node = type === undefined ? undefined : trie.type(type);
    if (node) visit(solver, node, value, site, activation, 0);
  }
}

function visit(
  solver: Solver,
  node: ApiNode,
  value: AbstractValue,
  site: Site,
  activation: Activation,
  depth: number,
): void {
  const { file, start, end } = site;
  for (const row of node.sinks)
    solver.sink(value, { row, file, range: { start, end } }, activation);
  if (depth >= MAX_DEPTH) return;
  for (const [name, member] of node.members) {
    visit(solver, member, loadMember(value, name), site, activation, depth + 1);
  }
}
