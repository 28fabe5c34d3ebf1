import type { ProtectionRow } from "../models/model.ts";
import type { Flow } from "./summary.ts";
import { kindsOf, statesOf } from "./taint.ts";

/** What protects whole packages, as far as it was seen: a middleware that is mounted, a setting. */
export class Protections {
  readonly #byPackage = new Map<string | undefined, Set<ProtectionRow>>();

  /** `folder` is the package in which the protecting call stands. */
  note(row: ProtectionRow, folder: string | undefined): void {
    const rows = this.#byPackage.get(folder) ?? new Set();
    this.#byPackage.set(folder, rows.add(row));
  }

  /** Flows that nothing stops. */
  unprotected(
    flows: readonly Flow[],
    folderOf: (file: string) => string | undefined,
  ): readonly Flow[] {
    if (this.#byPackage.size === 0) return flows;
    return flows.filter((flow) => {
      const rows = this.#byPackage.get(folderOf(flow.taint.source.file));
      return !rows || ![...rows].some((row) => stops(row, flow));
    });
  }
}

function stops({ clears, sources, states }: ProtectionRow, { taint, sink }: Flow): boolean {
  const { source } = taint;
  if (states && (taint.states & statesOf(states)) === 0) return false;
  if ((kindsOf(clears) & kindsOf([sink.row.kind])) === 0) return false;
  if (sources.length === 0) return source.kind === "remote";
  return sources.some((type) => source.types?.includes(type));
}
