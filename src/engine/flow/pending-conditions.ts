import type { SinkRow } from "../models/model.ts";
import { ANY_MEMBER, type AbstractValue, NOTHING, loadAny, loadMember } from "./abstract-value.ts";
import { behindDashes } from "./argument-list.ts";
import { argumentOf, holds } from "./call-conditions.ts";
import { atFactor } from "./factors.ts";
import { type UseAtCaller, atStatement } from "./handed-values.ts";
import type { CallRequest, Site } from "./solver.ts";
import type { Pending, SinkUse } from "./summary.ts";

/** Rows that ask what is started, with which first argument, and whether a shell does it, and what a parser is told to resolve. */
const KINDS = new Set<SinkRow["kind"]>(["command-argument", "command", "xml"]);

/** Options of parsers of XML that let a document read files. */
const SWITCHES: ReadonlySet<string> = new Set(["noent", "replaceEntities", "dtdload"]);

type Given = Pick<CallRequest, "arguments" | "spreadFrom">;

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
  const isOwn = row.when.every((condition) => asksSelf(condition, given));
  const pending = { given, position, member, ...(isOwn && { isOwn }) };
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
  if (pending.isFactor) return atFactor(sink, actual);
  const left = row.when.filter((condition) => !isMet(condition, pending));
  if (!left.every((condition) => isOpen(condition, pending))) return [];
  const { given, position, member } = pending;
  const list = given[position];
  if (!list) return [];
  const value = valueIn(list, member, row);
  if (value === NOTHING) return [];
  return [{ value, sink: left.length > 0 ? sink : { ...sink, pending: undefined } }];
}

function valueIn(
  list: AbstractValue,
  member: string | undefined,
  { kind }: SinkRow,
): AbstractValue {
  if (member !== undefined && member !== ANY_MEMBER) return loadMember(list, member);
  return kind === "xml" ? list : loadAny(behindDashes(list));
}

type Condition = SinkRow["when"][number];

function isMet(condition: Condition, { given, isOwn }: Pending): boolean {
  const request = { arguments: given, spreadFrom: given.length };
  return isOwn ? isMeant(condition, request) : holds(condition, request);
}

/** True of a switch that the object itself keeps: what a caller leaves out is off, what an object keeps was set. */
function asksSelf({ argument, member }: Condition, given: Pending["given"]): boolean {
  const asked = given[argument] && loadMember(given[argument], member ?? "");
  return asked !== undefined && asked.unknowns.every(({ symbol }) => symbol.kind === "this");
}

/** True when a call is what a row means, or may be it by a switch that only sometimes is on. */
export function isMeant(condition: Condition, request: Given, place = 0): boolean {
  return holds(condition, request, place) || isSometimesOn(condition, request);
}

/**
 * `parseXml(text, { noent: this.flags.entities })`: an option that is switched at all is on in some
 * of the ways there. Who leaves it off for good does not write it, or writes `false`.
 */
function isSometimesOn({ argument, member, is }: Condition, request: Given): boolean {
  if (member === undefined || !SWITCHES.has(member) || is?.length !== 1 || is[0] !== true)
    return false;
  const asked = argumentOf(request, argument).members?.get(member);
  return asked !== undefined && !asked.constant && asked.unknowns.length === 0;
}

function isOpen({ argument, member, is }: Condition, { given }: Pending): boolean {
  const owner = given[argument];
  if (!owner || !is || member?.includes(".")) return false;
  const asked = member === undefined ? owner : loadMember(owner, member);
  return asked.constant === undefined && asked.unknowns.length > 0;
}
