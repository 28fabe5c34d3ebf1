import { type AbstractValue, NOTHING, loadMember } from "./abstract-value.ts";
import { fillView } from "./filled-views.ts";
import type { FunctionIr } from "../ir/ir.ts";
import type { ApiNode } from "./api-node.ts";
import { writeAtPlace } from "./channels.ts";
import { contractResult } from "./contract.ts";
import { decoratesPlain, isPlainResponse } from "./content-type.ts";
import { signatureOf } from "./signatures.ts";
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
  const { trie } = solver.program;
  const entry = solver.returnType(file, index);
  const description = facts.ir.functions[index];
  const node = entry === undefined ? answerOf(solver, description, file) : trie.type(entry);
  const nodes = node ? [node] : description ? contractResult(trie, description) : [];
  for (const each of nodes) visit(solver, each, value, site, activation, 0);
  const owner = facts.classOf.get(index);
  if (owner === undefined) return;
  const members = facts.ir.classes[owner]?.members ?? [];
  const decorators = members.find((each) => each.function === index)?.decorators ?? [];
  const isPlain = decorators.some(decoratesPlain);
  for (const { name, arguments: given } of decorators) {
    const row = trie.decorated(name.specifier, name.path.join("."));
    const node = row && trie.type(row.type);
    if (!node) continue;
    visit(solver, node, value, site, activation, 0, isPlain);
    // `@Render("order")` fills the template of that name with what the method returns.
    const [view] = node.views;
    if (view && typeof given[0] === "string")
      fillView(solver, view, given[0], value, site, activation);
  }
}

/** An annotation, or the name of a parameter, says what a function is called with, and so what it has to answer. */
function answerOf(
  solver: Solver,
  description: FunctionIr | undefined,
  file: string,
): ApiNode | undefined {
  const { trie } = solver.program;
  const [parameter] = description?.parameters ?? [];
  if (!description || !parameter) return undefined;
  const { name } = parameter.type ?? {};
  const named = name ? trie.writtenTypes(name.specifier, name.path) : [];
  const known = name ? undefined : signatureOf(solver, description, file)?.parameters[0]?.type;
  for (const type of known === undefined ? named : [known]) {
    const answer = trie.type(type)?.answer;
    if (answer !== undefined) return trie.type(answer);
  }
  return undefined;
}

function visit(
  solver: Solver,
  node: ApiNode,
  value: AbstractValue,
  site: Site,
  activation: Activation,
  depth: number,
  isPlain = false,
): void {
  const { file, start, end } = site;
  for (const row of node.sinks) {
    if (isPlain && row.kind === "html") continue;
    // An object is sent as data, and whether it is one is not known of what may be either.
    const sent = row.kind === "html" ? textsOf(value) : value;
    solver.sink(sent, { row, file, range: { start, end } }, activation);
  }
  writeAtPlace(solver, [node], value, file, activation);
  if (depth >= MAX_DEPTH) return;
  const plain = isPlainResponse(value);
  // A text has none of the members that a framework reads.
  const whole = withoutTexts(value);
  for (const [name, member] of node.members) {
    // What somebody sent is data that is answered with; that it has members which answers have is a guess.
    const own = value.members?.has(name) ? whole : { ...whole, taints: [] };
    visit(solver, member, loadMember(own, name), site, activation, depth + 1, plain);
  }
}

/** What of a value may be an object. */
function withoutTexts(value: AbstractValue): AbstractValue {
  const taints = value.taints.filter(({ states }) => states !== TEXT);
  return taints.length === value.taints.length ? value : { ...value, taints };
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
