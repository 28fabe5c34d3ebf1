import type { SinkRow } from "../models/model.ts";
import type { AbstractValue } from "./abstract-value.ts";
import { behindDashes } from "./argument-list.ts";
import type { CallRequest, Site } from "./solver.ts";
import { columnsOf } from "./sql-columns.ts";
import type { Pending, SinkUse } from "./summary.ts";
import { OBJECT } from "./taint.ts";

/** The member under which a prepared statement keeps its text. */
const PREPARED = "(statement)";

/** What the values of a call are for: columns of the statement before them, or of the one that was prepared. */
export function columnsFor(request: CallRequest): ReadonlyMap<number, string> | undefined {
  const { arguments: given, receiver } = request;
  if (isTag(request)) return columnsOfTag(given);
  const prepared = receiver?.members?.get(PREPARED);
  const [first] = given;
  // `execute({ sql, args })`, and `query({ text, values })`.
  const inside = first?.members?.get("sql") ?? first?.members?.get("text");
  const sql = (prepared ?? inside ?? first)?.constant?.value;
  return typeof sql === "string" && sql.length > 9 ? columnsOf(sql) : undefined;
}

/** True for values that stand among the arguments of the call themselves: `prepared.run(email, total)`, the parts of a template. */
export function standAlone(request: CallRequest): boolean {
  return isTag(request) || request.receiver?.members?.has(PREPARED) === true;
}

function isTag({ places }: CallRequest): boolean {
  return places !== undefined;
}

/** The parts of a template that a tag is given: each is an argument behind the texts around them. */
function columnsOfTag([texts]: CallRequest["arguments"]): ReadonlyMap<number, string> | undefined {
  const pieces = [...(texts?.members?.values() ?? [])].map(({ constant }) => constant?.value);
  if (pieces.length < 2) return undefined;
  // The place of `$2` is 1, and so is that of the first part.
  const holes = pieces.map((each, index) => (index === 0 ? each : `$${index + 1}${String(each)}`));
  return columnsOf(holes.join(""));
}

/** What a value harms by the column that it is for. */
const OF_STATEMENT: ReadonlySet<string> = new Set(["lookup", "stored-value", "quantity"]);

/**
 * Values behind a statement that the function only hands on, as `run(text, values)` does: what they
 * are for is known to whoever wrote the statement. Undefined where the function knows it itself.
 */
export function awaitsStatement(
  { kind }: SinkRow,
  { arguments: given, spreadFrom }: CallRequest,
  position: number,
): Pending | undefined {
  if (!OF_STATEMENT.has(kind) || position === 0) return undefined;
  if (spreadFrom < given.length) return undefined;
  return given[0] && isHandedOn(given[0])
    ? { given, position, member: undefined, isStatement: true }
    : undefined;
}

/** What a call hands to a place for which its function waited. */
export interface UseAtCaller {
  readonly value: AbstractValue;
  readonly sink: SinkUse;
}

/**
 * The same for a caller: each value with its column, at the call that wrote the statement. Where
 * nobody wrote one down, what the values are for stays unknown.
 */
export function atStatement(
  sink: SinkUse & { readonly pending: Pending },
  actual: AbstractValue | undefined,
  { file, start, end }: Site,
): readonly UseAtCaller[] {
  const { given, position } = sink.pending;
  const [statement] = given;
  const sql = statement?.constant?.value;
  const list = given[position];
  if (typeof sql === "string" && list) {
    const { members } = behindDashes(list);
    const placed = [...columnsOf(sql)].flatMap(([place, member]) => {
      const value = members?.get(String(place));
      const at = { ...sink, file, range: { start, end }, member, pending: undefined };
      return value ? [{ value, sink: at }] : [];
    });
    if (placed.length > 0) return placed;
  }
  if (!actual) return [];
  const isOpen = statement !== undefined && isHandedOn(statement);
  return [{ value: actual, sink: isOpen ? sink : { ...sink, pending: undefined } }];
}

function isHandedOn({ constant, prefix, unknowns }: AbstractValue): boolean {
  if (constant !== undefined || (prefix ?? "") !== "") return false;
  return unknowns.some(({ path, states }) => path.length === 0 && (states & OBJECT) !== 0);
}
