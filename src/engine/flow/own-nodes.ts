import type { Closure } from "./abstract-value.ts";
import type { ApiNode } from "./api-node.ts";
import type { Solver } from "./solver.ts";

/** What the team's models say of a function of the program, found by its file and name, or of a method by its class. */
export function ownNodes(solver: Solver, { file, index }: Closure): readonly ApiNode[] {
  const { trie } = solver.program;
  if (!trie.hasOwn) return [];
  const facts = solver.facts(file);
  const description = facts?.ir.functions[index];
  if (!facts || !description || description.name === "") return [];
  const isPlain = description.kind === "function" || description.kind === "arrow";
  if (isPlain) return trie.ownFunction(file, description.name);
  const owner = facts.ir.classes[facts.classOf.get(index) ?? -1];
  const member = owner?.members.find((each) => each.function === index);
  if (!owner || member?.kind !== "method") return [];
  const ofClass = trie.ownFunction(file, owner.name);
  const holders = member.static ? ofClass : ofClass.flatMap(({ instance }) => instance ?? []);
  return holders.flatMap((node) => node.member(member.name));
}
