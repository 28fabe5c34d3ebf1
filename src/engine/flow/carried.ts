import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import type { ApiNode } from "./api-node.ts";
import { argumentOf, holds } from "./call-conditions.ts";
import { inputsOf } from "./call-later.ts";
import { type Written, callFunctions, read, thisBehind, write } from "./call-paths.ts";
import { memberAtPath } from "./member-at-path.ts";
import type { Activation, CallRequest, Solver } from "./solver.ts";
import { writtenRaw } from "./raw-placeholders.ts";
import { asNewObject } from "./spread.ts";
import { storeAny, storeMember } from "./stored-members.ts";
import { restored } from "./untrusted.ts";

/** What a call carries on, as its summaries say. */
export function carryOn(
  solver: Solver,
  node: ApiNode,
  request: CallRequest,
  written: Written,
  activation: Activation,
): void {
  const handed = new Map<number, AbstractValue[]>();
  for (const row of node.summaries) {
    if (row.when?.some((condition) => !holds(condition, request))) continue;
    const given = inputsOf(solver, node, row, request, activation);
    const whole = row.placeholders
      ? writtenRaw(row.placeholders, row.from, request)
      : read(solver, row.from, request, activation, given);
    const under = row.under && read(solver, row.under, request, activation);
    const from = under ? memberAtPath(solver, whole, under, request.site, activation) : whole;
    // What is made of the name of a file is named by rows of its own.
    const plain = from.paths ? { ...from, paths: undefined } : from;
    const taken = row.members ? asNewObject(plain) : plain;
    const key = row.key && read(solver, row.key, request, activation).constant?.value;
    if (row.key && typeof key !== "string") continue;
    const placed = key === undefined ? taken : storeMember(NOTHING, String(key), taken);
    const value = row.restores ? restored(placed, row.restores) : placed;
    if (!row.keepsText) continue;
    const [owner, parameter, inside] = row.to;
    if (owner?.token === "argument" && parameter?.token === "parameter") {
      const given = handed.get(owner.from) ?? [];
      const whole = inside ? storeAny(NOTHING, value) : value;
      given[parameter.from] = join([given[parameter.from] ?? NOTHING, whole]);
      handed.set(owner.from, given);
      continue;
    }
    write(solver, row.to, value, request, written, activation);
  }
  // What several rows hand to one function, it gets at once.
  for (const [position, values] of handed) {
    const given = Array.from(values, (value) => value ?? NOTHING);
    const callee = argumentOf(request, position);
    callFunctions(solver, callee, given, request, activation, thisBehind(request, position));
  }
}
