import type { CheckRow } from "../models/model.ts";
import type { AbstractValue } from "./abstract-value.ts";
import { changeAt } from "./change-at.ts";
import { recalled, valueAt } from "./remembered.ts";
import { passedThrough } from "./schemas.ts";
import type { Activation, CallRequest, Site, Solver } from "./solver.ts";

/** A check of a library that stands before handlers, as the program made it. */
export interface StandingCheck {
  readonly row: CheckRow;
  readonly value: AbstractValue;
}

/** The checks among what is handed over: by themselves, in a list, or held by a function that runs them. */
export function checksIn(value: AbstractValue): StandingCheck[] {
  const held = value.closures.flatMap(({ captures }) => [...captures.values()]);
  return [value, ...held]
    .flatMap((each) => [each, ...(each.members?.values() ?? [])])
    .flatMap((each) =>
      each.apis.flatMap(({ checks }) => checks.map((row) => ({ row, value: each }))),
    );
}

/** A parameter of a handler after the checks that stand before it. */
export function afterChecks(
  solver: Solver,
  value: AbstractValue,
  index: number,
  checks: readonly StandingCheck[],
  { request, place, activation }: { request: CallRequest; place: Site; activation: Activation },
): AbstractValue {
  let checked = value;
  for (const { row, value: check } of checks) {
    const [parameter, ...way] = row.checks;
    const member = way.pop();
    const before = way.flatMap((token) => (token.token === "member" ? token.names : []));
    if (parameter?.token !== "parameter" || parameter.from !== index) continue;
    const schema = row.schema ? recalled(solver, check, row.schema) : check;
    const name = row.name && valueAt(check, row.name).constant?.value;
    if (row.name && (typeof name !== "string" || name.includes("*"))) continue;
    const inside = typeof name === "string" ? name.split(".") : [];
    for (const part of member?.token === "member" ? member.names : []) {
      checked = changeAt(
        checked,
        [...before, part, ...inside],
        (each) => passedThrough(solver, schema, each, request, activation),
        (object, key) => solver.load(object, key, place, activation),
      );
    }
  }
  return checked;
}
