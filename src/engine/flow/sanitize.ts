import type { SanitizerRow } from "../models/model.ts";
import type { PathToken } from "../models/place.ts";
import { type AbstractValue, NOTHING, asText } from "./abstract-value.ts";
import { storeMember } from "./stored-members.ts";
import { passedThrough } from "./schemas.ts";
import type { Activation, CallRequest, Solver } from "./solver.ts";
import { sentStates } from "./taint.ts";
import { clearAsSaid, restrictStates } from "./untrusted.ts";

const FIRST_ARGUMENT: readonly PathToken[] = [{ token: "argument", from: 0, to: 0 }];

/** A clean value, and the place that the call puts it at. */
export interface Sanitized {
  readonly value: AbstractValue;
  /** An argument, -1 for the receiver; undefined for the result. */
  readonly argument: number | undefined;
}

/** A part of an argument that is put beside the result. */
function isPart({ from, to }: SanitizerRow): boolean {
  return (from?.length ?? 0) > 1 && to?.[0]?.token === "return";
}

/** What a call of a sanitizer makes of its input; undefined of a part that is not there. `read` finds values at paths from the call. */
export function sanitized(
  solver: Solver,
  row: SanitizerRow,
  request: CallRequest,
  activation: Activation,
  read: (path: readonly PathToken[]) => AbstractValue,
): Sanitized | undefined {
  const input = read(row.from ?? FIRST_ARGUMENT);
  if (input === NOTHING && isPart(row)) return undefined;
  const clean = clearAsSaid(
    row.schema
      ? passedThrough(solver, read(row.schema), input, request, activation, row)
      : asText(input),
    row.clears,
  );
  const kept = row.states ? restrictStates(clean, sentStates(row.states)) : clean;
  const isKnown = row.begins === undefined || kept === NOTHING || kept.constant !== undefined;
  const left = isKnown ? kept : { ...kept, prefix: row.begins };
  const [first, ...path] = row.to ?? [];
  const value = path.reduceRight(
    (inside, token) =>
      token.token === "member" && token.names[0] !== undefined
        ? storeMember(NOTHING, token.names[0], inside)
        : inside,
    left,
  );
  if (first?.token === "receiver") return { value, argument: -1 };
  return { value, argument: first?.token === "argument" ? first.from : undefined };
}
