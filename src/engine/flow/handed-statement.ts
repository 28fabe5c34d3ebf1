import type { SinkRow } from "../models/model.ts";
import type { AbstractValue } from "./abstract-value.ts";
import type { Site } from "./solver.ts";
import type { Flow, Hit, SinkUse } from "./summary.ts";
import { OBJECT } from "./taint.ts";

/**
 * Where a hit in a function of the program is told. A statement that the function only hands on was
 * written by its caller, and each caller that writes one makes a mistake of its own; a value that
 * the function itself writes into a statement is told where that happens.
 */
export function placeOfHit(
  { sink, unknown }: Hit,
  statement: AbstractValue,
  { file, start, end }: Site,
): SinkUse {
  const isHandedOn = sink.row.kind === "sql" && (unknown.states & OBJECT) !== 0;
  if (!isHandedOn || (statement.prefix ?? "") === "") return sink;
  const range = { start, end };
  if (sink.file === file) return { ...sink, writtenAt: range };
  return { ...sink, row: handedOn(sink.row), file, range };
}

/** In one file the function is the place, unless several callers write statements for it. */
export function toldApart(flows: readonly Flow[]): readonly Flow[] {
  const callers = new Map<number, Set<number>>();
  for (const { sink } of flows) {
    if (!sink.writtenAt) continue;
    const { start } = sink.range;
    callers.set(start, (callers.get(start) ?? new Set()).add(sink.writtenAt.start));
  }
  return flows.map((flow) => {
    const { writtenAt, range, row } = flow.sink;
    if (!writtenAt || (callers.get(range.start)?.size ?? 0) < 2) return flow;
    return { ...flow, sink: { ...flow.sink, range: writtenAt, row: handedOn(row) } };
  });
}

/** The driver's way of taking parameters is not that of the function in between. */
function handedOn(row: SinkRow): SinkRow {
  const known = HANDED_ON.get(row);
  const made = known ?? { ...row, at: [], says: "handed to a function that runs it as SQL text" };
  HANDED_ON.set(row, made);
  return made;
}

const HANDED_ON = new WeakMap<SinkRow, SinkRow>();
