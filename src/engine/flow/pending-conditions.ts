import type { SinkRow } from "../models/model.ts";
import { ANY_MEMBER, type AbstractValue, NOTHING, loadAny, loadMember } from "./abstract-value.ts";
import { behindDashes } from "./argument-list.ts";
import { holds } from "./call-conditions.ts";
import type { CallRequest } from "./solver.ts";
import type { Pending } from "./summary.ts";

/** Rows that ask what is started, with which first argument, and whether a shell does it. */
const KINDS = new Set<SinkRow["kind"]>(["command-argument", "command"]);

/**
 * What callers have to say before it is known whether a row means a call: `function git(list) {
 * spawn("git", list) }` is handed the subcommand, and what an inner function sees of the options
 * around it is known where it is called. Undefined where the row certainly means another
 * call, or where nobody can say more.
 */
export function pendingAt(
  row: SinkRow,
  { arguments: given, spreadFrom }: CallRequest,
  position: number,
  member: string | undefined,
): Pending | undefined {
  if (!KINDS.has(row.kind) || row.when.length === 0 || spreadFrom < given.length) return undefined;
  const pending = { given, position, member };
  return row.when.every((condition) => isOpen(condition, pending) || isMet(condition, pending))
    ? pending
    : undefined;
}

/** The same in the caller's words: what it hands over, and what is not known yet; undefined where the row means another call. */
export function atCaller(
  row: SinkRow,
  { given, position, member }: Pending,
  inItsWords: (value: AbstractValue) => AbstractValue,
): { readonly value: AbstractValue; readonly pending: Pending | undefined } | undefined {
  const pending = { given: given.map(inItsWords), position, member };
  const left = row.when.filter((condition) => !isMet(condition, pending));
  if (!left.every((condition) => isOpen(condition, pending))) return undefined;
  const list = pending.given[position];
  if (!list) return undefined;
  const isList = member === undefined || member === ANY_MEMBER;
  const value = isList ? loadAny(behindDashes(list)) : loadMember(list, member);
  if (value === NOTHING) return undefined;
  return { value, pending: left.length > 0 ? pending : undefined };
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
