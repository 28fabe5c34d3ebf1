import type { ProtectionRow } from "../models/model.ts";
import type { Flow } from "./summary.ts";
import { WHOLE, kindsOf, statesOf } from "./taint.ts";

/** Flows that nothing stops: no middleware that is mounted, no setting, as far as those were seen. */
export function unprotected(
  flows: readonly Flow[],
  protections: Iterable<readonly [ProtectionRow, string]>,
  folderOf: (file: string) => string,
): readonly Flow[] {
  const known = [...protections];
  if (known.length === 0) return flows;
  return flows.filter((flow) => {
    const folder = folderOf(flow.taint.source.file);
    return !known.some(([row, where]) => where === folder && stops(row, flow));
  });
}

function stops(row: ProtectionRow, { taint, sink }: Flow): boolean {
  const { clears, sources, states, membersOnly } = row;
  const { source } = taint;
  if (membersOnly && (taint.states & WHOLE) !== 0) return false;
  if (states && (taint.states & statesOf(states)) === 0) return false;
  if ((kindsOf(clears) & kindsOf([sink.row.kind])) === 0) return false;
  if (sources.length === 0) return source.kind === "remote";
  return sources.some((type) => source.types?.includes(type));
}
