import type { CheckRow } from "../models/model.ts";
import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import { changeAt } from "./change-at.ts";
import { recalled, valueAt } from "./remembered.ts";
import { passedThrough } from "./schemas.ts";
import type { Activation, CallRequest, Site, Solver } from "./solver.ts";
import { storeMember } from "./stored-members.ts";

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
  const load = (object: AbstractValue, key: string): AbstractValue =>
    solver.load(object, key, place, activation);
  const gathered: Gathered[] = [];
  let checked = value;
  for (const { row, value: check } of checks) {
    const [parameter, ...way] = row.checks;
    const member = way.pop();
    const before = way.flatMap((token) => (token.token === "member" ? token.names : []));
    if (parameter?.token !== "parameter" || parameter.from !== index) continue;
    const schema = row.schema ? recalled(solver, check, row.schema) : check;
    const name = row.name && valueAt(check, row.name).constant?.value;
    const inside = typeof name === "string" ? name.split(".") : [];
    const isKnown = !row.name || (typeof name === "string" && !name.includes("*"));
    for (const part of member?.token === "member" ? member.names : []) {
      const from = [...before, part];
      // Of `lines.*.note` no more is known than that it is in the lines.
      const within = isKnown ? inside : inside.slice(0, inside.indexOf("*"));
      if (row.gathered !== undefined) gathered.push({ into: row.gathered, from, within });
      if (!isKnown) continue;
      checked = changeAt(
        checked,
        [...from, ...inside],
        (each) => passedThrough(solver, schema, each, request, activation),
        load,
      );
    }
  }
  return gather(checked, gathered, load);
}

/** A member that was looked at, and the name under which what was looked at is found as well. */
interface Gathered {
  readonly into: string;
  readonly from: readonly string[];
  readonly within: readonly string[];
}

/** `matchedData(request)`: what the checks named, as they left it, and nothing else. */
function gather(
  value: AbstractValue,
  gathered: readonly Gathered[],
  load: (object: AbstractValue, key: string) => AbstractValue,
): AbstractValue {
  // Where a check does not say what it looks at, that may be anything.
  if (gathered.some(({ within }) => within.length === 0)) return value;
  const found = new Map<string, AbstractValue>();
  for (const { into, from, within } of gathered) {
    const member = [...from, ...within].reduce(load, value);
    const before = found.get(into) ?? NOTHING;
    const add = (each: AbstractValue): AbstractValue => join([each, member]);
    found.set(into, changeAt(before, within, add));
  }
  return [...found].reduce((left, [name, each]) => storeMember(left, name, each), value);
}
