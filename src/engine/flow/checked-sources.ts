import type { PathToken } from "../models/place.ts";
import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import { storeMember } from "./stored-members.ts";
import type { ApiNode } from "./api-node.ts";
import { passedThrough } from "./schemas.ts";
import type { Activation, CallRequest, Solver } from "./solver.ts";

/**
 * A parameter of a handler, where the call that took the handler also took a schema which the
 * sender's data has passed before: `procedure.input(schema).query(({ input }) => …)`.
 */
export function checkedSources(
  solver: Solver,
  value: AbstractValue,
  nodes: readonly ApiNode[],
  schemaAt: (path: readonly PathToken[]) => AbstractValue,
  request: CallRequest,
  activation: Activation,
): AbstractValue {
  let checked = value;
  for (const node of nodes) {
    for (const { schema } of node.sources) {
      if (!schema) continue;
      const passed = passedThrough(solver, schemaAt(schema), checked, request, activation);
      checked = { ...passed, apis: value.apis };
    }
    for (const [name, member] of node.members) {
      for (const { schema } of member.sources) {
        const given = schema && schemaAt(schema);
        if (!given || given === NOTHING) continue;
        const inside = solver.ofApi([member], request.site);
        const passed = passedThrough(solver, given, inside, request, activation);
        checked = storeMember(checked, name, passed);
      }
    }
  }
  return checked;
}
