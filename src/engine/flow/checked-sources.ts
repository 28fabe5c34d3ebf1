import type { SinkKind } from "../models/kinds.ts";
import type { PathToken } from "../models/place.ts";
import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import { storeMember } from "./stored-members.ts";
import type { ApiNode } from "./api-node.ts";
import { isSchema, passedThrough } from "./schemas.ts";
import type { Activation, CallRequest, Solver } from "./solver.ts";
import { restored } from "./untrusted.ts";

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
    for (const { schema, clears } of node.sources) {
      if (!schema) continue;
      const given = schemaAt(schema);
      const sent = asSent(checked, given, clears);
      const passed = passedThrough(solver, given, sent, request, activation);
      checked = { ...passed, apis: value.apis };
    }
    for (const [name, member] of node.members) {
      for (const { schema, clears } of member.sources) {
        const given = schema && schemaAt(schema);
        if (!given || given === NOTHING) continue;
        const inside = asSent(solver.ofApi([member], request.site), given, clears);
        const passed = passedThrough(solver, given, inside, request, activation);
        checked = storeMember(checked, name, passed);
      }
    }
  }
  return checked;
}

/** What some schema makes of a source is what every schema does; one that is known says it better. */
function asSent(
  value: AbstractValue,
  schema: AbstractValue,
  clears: readonly SinkKind[],
): AbstractValue {
  return clears.length > 0 && isSchema(schema) ? restored(value, clears) : value;
}
