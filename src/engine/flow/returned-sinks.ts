import { type AbstractValue, NOTHING, loadMember } from "./abstract-value.ts";
import type { ApiNode } from "./api-trie.ts";
import type { Activation, Site, Solver } from "./solver.ts";
import { TEXT } from "./taint.ts";

/** Deeper members of what a handler returns mean nothing to any framework. */
const MAX_DEPTH = 3;

/**
 * What a framework gets from a function that it calls: `@Redirect()` goes to the `url` of what its
 * method returns, and a handler of the cloud answers with the `body`.
 */
export function returnedSinks(
  solver: Solver,
  value: AbstractValue,
  site: Site,
  activation: Activation,
): void {
  if (value === NOTHING) return;
  const { facts, file, index } = activation;
  const entry = solver.returnType(file, index);
  const node = entry === undefined ? undefined : solver.program.trie.type(entry);
  if (node) visit(solver, node, value, site, activation, 0);
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
  for (const row of node.sinks) {
    // An object is sent as data, and whether it is one is not known of what may be either.
    const sent = row.kind === "html" ? textsOf(value) : value;
    solver.sink(sent, { row, file, range: { start, end } }, activation);
  }
  if (depth >= MAX_DEPTH) return;
  for (const [name, member] of node.members) {
    visit(solver, member, loadMember(value, name), site, activation, depth + 1);
  }
}

/** What of a value is certainly a text. */
function textsOf(value: AbstractValue): AbstractValue {
  const { taints, unknowns } = value;
  return {
    ...NOTHING,
    taints: taints.filter(({ states }) => states === TEXT),
    unknowns: unknowns.filter(({ states }) => states === TEXT),
  };
}
