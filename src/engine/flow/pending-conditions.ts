import type { SinkRow } from "../models/model.ts";
import { type AbstractValue, loadAny, loadMember } from "./abstract-value.ts";
import { behindDashes } from "./argument-list.ts";
import { holds } from "./call-conditions.ts";
import type { CallRequest } from "./solver.ts";
import type { Pending } from "./summary.ts";

/**
 * What callers have to say before it is known whether a row means a call: `function git(list) {
 * spawn("git", list) }` is handed the subcommand. Undefined where the row certainly means another
 * call, or where nobody can say more.
 */
export function pendingAt(
  row: SinkRow,
  { arguments: given, spreadFrom }: CallRequest,
  position: number,
): Pending | undefined {
  if (row.kind !== "command-argument" || spreadFrom < given.length) return undefined;
  const pending = { given, position };
  return row.when.every((condition) => isOpen(condition, pending) || isMet(condition, pending))
    ? pending
    : undefined;
}

/** The same in the caller's words: what it hands over, and what is not known yet; undefined where the row means another call. */
export function atCaller(
  row: SinkRow,
  { given, position }: Pending,
  inItsWords: (value: AbstractValue) => AbstractValue,
): { readonly value: AbstractValue; readonly pending: Pending | undefined } | undefined {
  const pending = { given: given.map(inItsWords), position };
  const left = row.when.filter((condition) => !isMet(condition, pending));
  if (!left.every((condition) => isOpen(condition, pending))) return undefined;
  const list = pending.given[position];
  const value = list && loadAny(behindDashes(list));
  return value && { value, pending: left.length > 0 ? pending : undefined };
}

type Condition = SinkRow["when"][number];

function isMet(condition: Condition, { given }: Pending): boolean {
  return holds(condition, { arguments: given, spreadFrom: given.length });
}

function isOpen({ argument, member, is }: Condition, { given }: Pending): boolean {
  const owner = given[argument];
  if (!owner || !is || member?.includes(".")) return false;
  const asked = member === undefined ? owner : loadMember(owner, member);
  return asked.constant === undefined && asked.unknowns.length > 0;
}
