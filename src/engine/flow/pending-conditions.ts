import type { SinkRow } from "../models/model.ts";
import { ANY_MEMBER, type AbstractValue, NOTHING, loadAny, loadMember } from "./abstract-value.ts";
import { behindDashes } from "./argument-list.ts";
import { holds } from "./call-conditions.ts";
import { type UseAtCaller, atStatement } from "./handed-values.ts";
import type { CallRequest, Site } from "./solver.ts";
import type { Pending, SinkUse } from "./summary.ts";

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

/** The same in the caller's words, which is what its call hands over, and what is not known yet; nothing where the row means another call. */
export function atCaller(
  sink: SinkUse & { readonly pending: Pending },
  actual: AbstractValue | undefined,
  site: Site,
): readonly UseAtCaller[] {
  const { row, pending } = sink;
  if (pending.isStatement) return atStatement(sink, actual, site);
  const left = row.when.filter((condition) => !isMet(condition, pending));
  if (!left.every((condition) => isOpen(condition, pending))) return [];
  const { given, position, member } = pending;
  const list = given[position];
  if (!list) return [];
  const isList = member === undefined || member === ANY_MEMBER;
  const value = isList ? loadAny(behindDashes(list)) : loadMember(list, member);
  if (value === NOTHING) return [];
  return [{ value, sink: left.length > 0 ? sink : { ...sink, pending: undefined } }];
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
