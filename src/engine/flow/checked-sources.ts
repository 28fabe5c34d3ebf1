import type { SinkKind } from "../models/kinds.ts";
import type { PathToken } from "../models/place.ts";
import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import { storeMember } from "./stored-members.ts";
import type { ApiNode } from "./api-node.ts";
import { callOf } from "./call-of.ts";
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
      const passed = letThrough(solver, given, sent, request, activation);
      checked = { ...passed, apis: value.apis };
    }
    for (const [name, member] of node.members) {
      for (const { schema, clears } of member.sources) {
        const given = schema && schemaAt(schema);
        if (!given || given === NOTHING) continue;
        const inside = asSent(solver.ofApi([member], request.site), given, clears);
        const passed = letThrough(solver, given, inside, request, activation);
        checked = storeMember(checked, name, passed);
      }
    }
  }
  return checked;
}

/** A check may be a function of the program as well: `.validator((input) => schema.parse(input))`. */
function letThrough(
  solver: Solver,
  check: AbstractValue,
  sent: AbstractValue,
  request: CallRequest,
  activation: Activation,
): AbstractValue {
  if (check.closures.length === 0) return passedThrough(solver, check, sent, request, activation);
  const given = check.closures.map((closure) => {
    const call = callOf(closure, [sent], request.site);
    return solver.callClosure(closure, call, activation).result;
  });
  return join(given);
}

/** What some schema makes of a source is what every schema does; one that is known says it better. */
function asSent(
  value: AbstractValue,
  schema: AbstractValue,
  clears: readonly SinkKind[],
): AbstractValue {
  const isKnown = isSchema(schema) || schema.closures.length > 0;
  return clears.length > 0 && isKnown ? restored(value, clears) : value;
}
