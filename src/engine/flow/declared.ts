import type { TypeName } from "../ir/type-name.ts";
import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import { handOver } from "./call-api.ts";
import { nothingPassed } from "./call-back.ts";
import { mountChecks } from "./mounted-checks.ts";
import { declaredValue } from "./parameters.ts";
import type { Activation, CallRequest, Site, Solver } from "./solver.ts";

/** What the code declares a value to be. */
export function declared(
  solver: Solver,
  value: AbstractValue,
  type: TypeName,
  site: Site,
  activation: Activation,
): AbstractValue {
  handDeclared(solver, value, type, site, activation);
  return declaredValue(solver, value, type, site);
}

/** An object that is declared to be of a library's type is as good as handed to the library. */
function handDeclared(
  solver: Solver,
  value: AbstractValue,
  { specifier, path }: TypeName,
  site: Site,
  activation: Activation,
): void {
  if (!value.members || value.apis.length > 0) return;
  const { trie } = solver.program;
  const nodes = trie.writtenTypes(specifier, path).flatMap((name) => trie.type(name) ?? []);
  if (nodes.length === 0) return;
  const request: CallRequest = {
    callee: NOTHING,
    receiver: undefined,
    method: undefined,
    arguments: [value],
    spreadFrom: 1,
    isNew: false,
    site,
  };
  const expanded = trie.expand(nodes);
  handOver(solver, expanded, value, request, activation, nothingPassed());
  for (const node of expanded) mountChecks(solver, node, request, activation);
}
